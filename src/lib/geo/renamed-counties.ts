/**
 * Shapes of counties that are older than the codes people are counted by: the code of the shape, and
 * of the county that it stands for. Valdez–Cordova, Alaska, became Chugach and Copper River in 2019;
 * its shape stands for Chugach, where most of its people live.
 */
export const STANDS_FOR: Readonly<Record<string, string>> = { '02261': '02063' };
