// Plain JavaScript, so that an old Node can read it and say what is wrong in one line.
const NEEDED = [24, 7];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
	console.error(
		`Within Reach needs Node ${NEEDED.join('.')} or newer; this is ${process.version}. ` +
			'On Linux (x64, arm64) use `npm ci` and npm scripts, which bring it along; elsewhere see https://nodejs.org.'
	);
	process.exit(1);
}
