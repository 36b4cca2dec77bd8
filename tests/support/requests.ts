import type { Page } from '@playwright/test';

/** What a page asked the network for. */
export interface RequestLog {
	/** Hosts other than ours. */
	thirdParties: () => string[];
	/** Requests whose address, headers or body hold one of the words, in any case. */
	naming: (...words: string[]) => string[];
}

/** Logs every request of a page from now on, service workers' included. */
export function logRequests(page: Page, ownHost: string): RequestLog {
	const requests: { url: URL; told: string }[] = [];
	page.context().on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol === 'data:' || url.protocol === 'blob:') return;
		const headers = JSON.stringify(request.headers());
		const told = `${decodeURIComponent(url.href)} ${headers} ${request.postData() ?? ''}`;
		requests.push({ url, told: told.toLowerCase() });
	});
	return {
		thirdParties: () => requests.map(({ url }) => url.host).filter((host) => host !== ownHost),
		naming: (...words) =>
			requests
				.filter(({ told }) => words.some((word) => told.includes(word.toLowerCase())))
				.map(({ url }) => url.href)
	};
}
