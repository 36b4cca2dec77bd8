import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';

// From choosing a filter to the painted map, at 3,108 counties: what is asked goes to the worker, the
// answer comes back, the counties' pixels are drawn, and a frame shows them. The peer is Leaflet's own
// way, `setStyle` on counties as GeoJSON, in the same browser at the same size: it recolours only,
// and reckons nothing.

const SIZE = { width: 1280, height: 900 };
const PAYERS = ['medicaid', 'medicare', 'private', 'tricare', 'self_pay', ''];
const ROUNDS = 5;

const file = (name: string) => fileURLToPath(import.meta.resolve(name));

/** Milliseconds of each choice, from the page's own clock. */
function choosePayers(page: Page): Promise<{ drawn: number[]; shown: number[] }> {
	return page.evaluate(
		async ({ payers, rounds }) => {
			const { prototype } = CanvasRenderingContext2D;
			const draw = prototype.putImageData;
			let drawn = () => {};
			prototype.putImageData = function (...args: unknown[]) {
				Reflect.apply(draw, this, args);
				drawn();
			};
			const select = document.querySelector<HTMLSelectElement>('#payer');
			if (!select) throw new Error('The form has no insurance to choose.');
			const times = { drawn: [] as number[], shown: [] as number[] };
			for (let i = 0; i < rounds * payers.length; i++) {
				const isDrawn = new Promise<void>((resolve) => (drawn = resolve));
				const start = performance.now();
				select.value = payers[i % payers.length];
				select.dispatchEvent(new Event('change', { bubbles: true }));
				await isDrawn;
				times.drawn.push(performance.now() - start);
				// After the frame that shows it.
				await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
				times.shown.push(performance.now() - start);
				await new Promise((resolve) => setTimeout(resolve, 300));
			}
			return times;
		},
		{ payers: PAYERS, rounds: ROUNDS }
	);
}

/** The same of Leaflet's `setStyle`. */
async function restyleLeaflet(page: Page, preferCanvas: boolean): Promise<number[]> {
	await page.goto('about:blank');
	await page.setContent('<div id="map" style="width:1100px;height:576px"></div>');
	await page.addStyleTag({ path: file('leaflet/dist/leaflet.css') });
	await page.addScriptTag({ path: file('leaflet/dist/leaflet-src.js') });
	await page.addScriptTag({ path: file('topojson-client/dist/topojson-client.js') });
	const topology = JSON.parse(readFileSync(file('us-atlas/counties-10m.json'), 'utf8')) as object;
	return page.evaluate(
		async ({ topology, preferCanvas, rounds }) => {
			/* eslint-disable @typescript-eslint/no-explicit-any -- globals of scripts that the page was given */
			const { L, topojson } = globalThis as any;
			const map = L.map('map', { preferCanvas }).setView([38, -96], 4);
			const shapes = topojson.feature(topology, (topology as any).objects.counties);
			const layer = L.geoJSON(shapes, { style: { weight: 0.5, fillOpacity: 0.75 } }).addTo(map);
			/* eslint-enable @typescript-eslint/no-explicit-any */
			const ramp = ['#fce6a6', '#f7ba62', '#e78a44', '#c3503a', '#8f2546'];
			const times: number[] = [];
			for (let i = 0; i < rounds; i++) {
				await new Promise((resolve) => setTimeout(resolve, 300));
				const start = performance.now();
				layer.setStyle(({ id }: { id: string }) => ({ fillColor: ramp[(Number(id) + i) % 5] }));
				await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
				times.push(performance.now() - start);
			}
			return times;
		},
		{ topology, preferCanvas, rounds: ROUNDS * PAYERS.length }
	);
}

function report(name: string, times: readonly number[]): number {
	const sorted = times.toSorted((a, b) => a - b);
	const middle = sorted[sorted.length >> 1];
	const [low, high] = [0.1, 0.9].map((share) => sorted[Math.floor(share * (sorted.length - 1))]);
	console.log(
		`  ${name.padEnd(44)} ${middle.toFixed(0).padStart(5)} ms (${low.toFixed(0)}–${high.toFixed(0)})`
	);
	return middle;
}

/** Prints how long the map takes from a choice to its colours, beside the peer. */
export async function measureAccess(browser: Browser, origin: string): Promise<void> {
	const page = await browser.newPage({ viewport: SIZE });
	await page.goto(`${origin}/access?route=iv_infusion`);
	await page.locator('.leaflet-classes-pane canvas').first().waitFor({ timeout: 60_000 });
	// Remembering the nearest clinics goes on in the worker for a while.
	await page.waitForTimeout(5000);
	console.log('\n/access, from a choice to the painted map: median (10th to 90th percentile)');
	const { drawn, shown } = await choosePayers(page);
	report('choose an insurance, compute, draw', drawn);
	const own = report('… and the frame that shows it', shown);
	const svg = report('Leaflet setStyle, SVG, paint only', await restyleLeaflet(page, false));
	const canvas = report('Leaflet setStyle, canvas, paint only', await restyleLeaflet(page, true));
	console.log(
		`  ${(svg / own).toFixed(1)} × as fast as SVG, ${(canvas / own).toFixed(1)} × as canvas`
	);
	await page.close();
}
