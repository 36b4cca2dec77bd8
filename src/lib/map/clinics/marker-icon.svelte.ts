import L from 'leaflet';
import type { MapClinic } from './map-clinic.ts';
import { MARKER_BOX, markerPaths } from './marker-glyph.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A marker that is a real button: it is reached with Tab and pressed with Enter or Space. Styled by
 * class only, since the content security policy forbids style attributes in markup.
 */
class ButtonIcon extends L.Icon<L.IconOptions> {
	#build: () => HTMLElement;

	constructor(build: () => HTMLElement) {
		super({ iconUrl: '' });
		this.#build = build;
	}

	override createIcon(): HTMLElement {
		return this.#build();
	}

	override createShadow(): HTMLElement {
		// Leaflet takes null for "no shadow"; its types do not say so.
		return null as unknown as HTMLElement;
	}
}

function button(className: string, label: string, ...content: (Element | string)[]): HTMLElement {
	const element = document.createElement('button');
	element.type = 'button';
	element.className = `map-marker ${className}`;
	element.setAttribute('aria-label', label);
	element.append(...content);
	return element;
}

/** The marker of one clinic: its verdict by shape, with a dashed halo when it is approximate. */
export function clinicIcon(clinic: MapClinic): L.Icon {
	const approximate = clinic.precision === 'zip';
	return new ButtonIcon(() =>
		button(
			`clinic ${clinic.shape}${approximate ? ' approximate' : ''}`,
			clinic.label,
			glyph(clinic, approximate)
		)
	);
}

/** The marker of several clinics, which says how many. */
export function clusterIcon(count: number, label: string): L.Icon {
	const size = count < 10 ? 'small' : count < 100 ? 'middle' : 'large';
	const disc = document.createElement('span');
	disc.className = 'disc';
	disc.append(String(count));
	return new ButtonIcon(() => button(`cluster ${size}`, label, disc));
}

/** Where the search starts: seen, not pressed. */
export function originIcon(label: string): L.Icon {
	return new ButtonIcon(() => {
		const element = document.createElement('div');
		element.className = 'map-origin';
		element.setAttribute('role', 'img');
		element.setAttribute('aria-label', label);
		return element;
	});
}

function glyph({ shape }: MapClinic, approximate: boolean): SVGSVGElement {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', MARKER_BOX);
	svg.setAttribute('aria-hidden', 'true');
	for (const attributes of markerPaths(shape, approximate)) {
		const path = document.createElementNS(SVG, 'path');
		for (const [name, value] of Object.entries(attributes))
			if (value !== undefined) path.setAttribute(name, String(value));
		svg.append(path);
	}
	return svg;
}
