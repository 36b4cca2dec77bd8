/** How many pixels a unit of the drawing gets: sharp on paper, too. */
const SCALE = 2;

/**
 * Draws an SVG as a PNG, in the browser.
 *
 * @param text of an SVG with a width and a height
 * @throws Error when it can't be drawn
 */
export async function svgToPng(text: string): Promise<Blob> {
	const image = new Image();
	// A data address: the page's policy for images allows it, and no canvas is tainted by it.
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = image.naturalWidth * SCALE;
	canvas.height = image.naturalHeight * SCALE;
	const context = canvas.getContext('2d');
	if (!context) throw new Error('This browser draws no images.');
	context.fillStyle = '#ffffff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.drawImage(image, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve, reject) =>
		canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No image.'))), 'image/png')
	);
}
