/** What a change does to the address: a step to go back over, the same step, or nothing yet. */
export type AddressStep = 'new' | 'same' | 'none';
