import { tellOfCopies } from '#renderer/copies.ts';
import { PlaceProvider } from '#renderer/place.tsx';
import { readPreferences } from '#renderer/preference.tsx';
import { showPage } from '#renderer/theme-provider.tsx';
import { Room } from './room.tsx';

tellOfCopies('safety.copied');
showPage(
  <PlaceProvider>
    <Room />
  </PlaceProvider>,
  await readPreferences(),
);
