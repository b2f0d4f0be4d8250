import { tellOfCopies } from '#renderer/copies.ts';
import { PlaceProvider, readWhereabouts } from '#renderer/place.tsx';
import { readPreferences } from '#renderer/preference.tsx';
import { showPage } from '#renderer/theme-provider.tsx';
import { Room } from './room.tsx';

tellOfCopies('safety.copied');
const [preferences, whereabouts] = await Promise.all([readPreferences(), readWhereabouts()]);
showPage(
  <PlaceProvider start={whereabouts}>
    <Room />
  </PlaceProvider>,
  preferences,
);
