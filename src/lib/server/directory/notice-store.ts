import type { Queries } from '#lib/server/database/database.ts';

/**
 * Has the directory name whom facts are from, wherever it is handed on: what it says of its sources
 * is added to. A directory that says nothing of them stays as its operator wrote it.
 *
 * @param text what is to be said, a sentence
 */
export async function creditSource(queries: Queries, text: string): Promise<void> {
	const said = await queries
		.selectFrom('directory_notice')
		.select('text')
		.where('name', '=', 'attribution')
		.executeTakeFirst();
	if (!said || said.text.includes(text)) return;
	await queries
		.updateTable('directory_notice')
		.set({ text: `${said.text} ${text}` })
		.where('name', '=', 'attribution')
		.execute();
}
