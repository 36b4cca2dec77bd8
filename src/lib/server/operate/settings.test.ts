import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from './settings.ts';

describe('the settings', () => {
	it('have a default for everything', () => {
		expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
		expect(readSettings({ BASEMAP_URL: '', DIRECTORY_FILE: '' })).toEqual(DEFAULT_SETTINGS);
	});

	it.each([
		'https://tiles.example.org/us.pmtiles',
		'http://localhost:8080/us.pmtiles',
		'/basemap/street-level.pmtiles'
	])('take %s as a basemap', (url) => {
		expect(readSettings({ BASEMAP_URL: url }).basemapUrl).toBe(url);
	});

	it.each([
		'us.pmtiles',
		'//tiles.example.org/us',
		'/\\tiles.example.org',
		'ftp://x/y',
		'https://'
	])('refuse %s as a basemap and name the variable', (url) => {
		expect(() => readSettings({ BASEMAP_URL: url })).toThrow(/^BASEMAP_URL must be/);
	});

	it.each(['postgres://u:p@db/x', 'postgresql:///x?host=/run', '/srv/x.sqlite', 'var/x.sqlite'])(
		'take %s as a database',
		(url) => {
			expect(readSettings({ DATABASE_URL: url }).databaseUrl).toBe(url);
		}
	);

	it('refuse a database that is neither PostgreSQL nor a file', () => {
		expect(() => readSettings({ DATABASE_URL: 'mysql://localhost/x' })).toThrow(
			/^DATABASE_URL must start with postgres:/
		);
	});

	it.each([
		['0', 0],
		['0.5', 0.5],
		['60', 60]
	])('take %s as the seconds of the fastest form', (text, seconds) => {
		expect(readSettings({ FASTEST_FORM: text }).fastestForm).toBe(seconds);
	});

	it.each(['-1', '61', 'soon', '3s'])('refuse %s as the seconds of the fastest form', (text) => {
		expect(() => readSettings({ FASTEST_FORM: text })).toThrow(/^FASTEST_FORM must be a number/);
	});

	it('take any file as the directory', () => {
		expect(readSettings({ DIRECTORY_FILE: 'mine.geojson' }).directoryFile).toBe('mine.geojson');
	});
});
