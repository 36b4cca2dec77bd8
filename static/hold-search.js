// Until the finder can search by itself, a search that is sent waits here: as a plain form it would
// tell the server the place. What is typed meanwhile is noted, since starting up the page puts its
// own value into the field. When the finder can't come (a file failed to load), the form goes out
// after all, so that nobody is left without an answer.
(() => {
	let failed = false;
	const isWaiting = (form) => form?.getAttribute('role') === 'search' && !('ready' in form.dataset);

	addEventListener(
		'input',
		({ target }) => {
			if (target.name === 'near' && isWaiting(target.form)) target.form.dataset.typed = target.value;
		},
		true
	);
	addEventListener(
		'submit',
		(event) => {
			if (failed || !isWaiting(event.target)) return;
			event.preventDefault();
			event.target.dataset.held = '';
		},
		true
	);

	const fail = () => {
		const form = document.querySelector('form[role="search"]');
		if (form && !isWaiting(form)) return;
		failed = true;
		if (form && 'held' in form.dataset) form.submit();
	};
	addEventListener('unhandledrejection', fail);
	addEventListener('error', ({ target }) => target instanceof HTMLScriptElement && fail(), true);
})();
