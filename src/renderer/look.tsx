import { MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { z } from 'zod';
import { COLOURS, type Colours } from '#shared/contract/look.ts';
import { usePreference } from './preference.tsx';
import { ask } from './request.ts';
import { theme } from './theme.ts';

const colours = z.enum(COLOURS);

/** 疏密: how much room a row and what stands around it take. */
export type Density = 'comfortable' | 'compact';
const density = z.enum(['comfortable', 'compact']);

/** Height of a row of a long list in CSS pixels, of which theme.css knows as `--row`. */
const ROW_HEIGHTS = { comfortable: 44, compact: 36 } satisfies Record<Density, number>;

export const useColours = () => usePreference<Colours>('look/colours', 'auto', colours);
export const useDensity = () => usePreference<Density>('look/density', 'comfortable', density);

export function useRowHeight(): number {
  const [chosen] = useDensity();
  return ROW_HEIGHTS[chosen];
}

/** In the room: the door and the window beneath follow the colours that are chosen here. */
export function useColoursForDoor(): void {
  const [scheme] = useColours();
  useEffect(() => void ask('preferences.changeLook', { colours: scheme }), [scheme]);
}

/** The look of a page, as its person likes it. The tokens it stands on are in theme.css. */
export function Look({ children }: { children: ReactNode }) {
  const [scheme] = useColours();
  const [chosen] = useDensity();
  useLayoutEffect(() => {
    document.documentElement.dataset.density = chosen;
  }, [chosen]);
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={NOWHERE}
      defaultColorScheme="auto"
      {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
    >
      {children}
    </MantineProvider>
  );
}

/** Mantine's own memory of the scheme is the browser's storage, which lies outside the vault. */
const NOWHERE = {
  get: <Scheme,>(byDefault: Scheme) => byDefault,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
