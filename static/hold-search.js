// Until the finder can search by itself, a search that is sent waits here: as a plain form it would
// tell the server the place. What is typed and chosen meanwhile is noted, since starting up the page
// puts its own values into the fields. When the finder can't come (a file failed to load), the form
// goes out after all, so that nobody is left without an answer.
(() => {
	let failed = false;
	const isWaiting = (form) => form && 'hold' in form.dataset && !('ready' in form.dataset);

	const note = ({ target: { form } }) => {
		if (isWaiting(form)) form.dataset.noted = new URLSearchParams(new FormData(form)).toString();
	};
	addEventListener('input', note, true);
	addEventListener('change', note, true);
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
		const form = document.querySelector('form[data-hold]');
		if (form && !isWaiting(form)) return;
		failed = true;
		if (form && 'held' in form.dataset) form.submit();
	};
	addEventListener('unhandledrejection', fail);
	addEventListener('error', ({ target }) => target instanceof HTMLScriptElement && fail(), true);
})();
