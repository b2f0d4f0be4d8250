import { PlaceProvider } from '#renderer/place.tsx';
import { showPage } from '#renderer/theme-provider.tsx';
import { Room } from './room.tsx';

showPage(
  <PlaceProvider>
    <Room />
  </PlaceProvider>,
);
