import { expect, it } from 'vitest';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { pinLeftBehind } from './pin-left-behind.ts';

const { address, position } = infusionClinic;
const moved = { field: 'address', to: { ...address, zip: '85204' } } as const;
const hidden = { field: 'address', to: { ...address, street: null } } as const;
const centre = { field: 'position', to: { ...position, precision: 'zip' } } as const;

it('An address that changes may leave its pin behind: that is said, and why.', () => {
	expect(pinLeftBehind([moved, centre])).toEqual({ zip: '85204', isHidden: false });
	expect(pinLeftBehind([hidden, centre])).toEqual({ zip: '85203', isHidden: true });
	expect(pinLeftBehind([moved, { field: 'position', to: { ...position } }])).toBeNull();
	expect(pinLeftBehind([moved])).toBeNull();
	expect(pinLeftBehind([centre])).toBeNull();
});
