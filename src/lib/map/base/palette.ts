/** Colours of the basemap, which is painted on a canvas and cannot read CSS variables. */
export interface Palette {
	water: string;
	land: string;
	green: string;
	countryBorder: string;
	stateBorder: string;
	countyBorder: string;
	river: string;
	/** Interstates and other roads, and the edge drawn under them. */
	road: string;
	roadEdge: string;
	minorRoad: string;
	building: string;
	text: string;
	softText: string;
	waterText: string;
	/** Drawn around letters, so that they stay legible over lines. */
	halo: string;
	shield: string;
	shieldEdge: string;
	shieldText: string;
}

export type Theme = 'light' | 'dark';

/** Calm and low in contrast: markers, in teal and rust, are what should be seen first. */
export const PALETTES: Record<Theme, Palette> = {
	light: {
		water: '#cddfe3',
		land: '#f5f4ef',
		green: '#e7eee0',
		countryBorder: '#9a958a',
		stateBorder: '#b5b0a4',
		countyBorder: '#dfdcd2',
		river: '#bdd4da',
		road: '#d5d1c6',
		roadEdge: '#ffffff',
		minorRoad: '#e6e3da',
		building: '#e9e6dd',
		text: '#38423f',
		softText: '#6a716c',
		waterText: '#4c7480',
		halo: '#f8f7f3',
		shield: '#ffffff',
		shieldEdge: '#8d97a3',
		shieldText: '#414c58'
	},
	dark: {
		water: '#0d171b',
		land: '#1c2625',
		green: '#1e2b25',
		countryBorder: '#6b7773',
		stateBorder: '#4d5a57',
		countyBorder: '#2a3634',
		river: '#15262c',
		road: '#3b4846',
		roadEdge: '#141c1b',
		minorRoad: '#2a3533',
		building: '#232e2c',
		text: '#c5d0cd',
		softText: '#8f9d99',
		waterText: '#6d94a0',
		halo: '#161e1d',
		shield: '#26302f',
		shieldEdge: '#71807d',
		shieldText: '#d3dcda'
	}
};
