import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './theme.css';
import 'dayjs/locale/zh-cn';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Look } from './look.tsx';
import { type KeptPreferences, PreferencesProvider } from './preference.tsx';
import { createRequestClient } from './request.ts';
import { heedTextSizeKeys } from './text-size-keys.ts';

/**
 * Puts a page into its `#root`, with the look and the way to the vault that every page has.
 *
 * @param preferences how the person likes it; the door does not know, and follows the system.
 */
export function showPage(page: ReactNode, preferences: KeptPreferences = {}): void {
  heedTextSizeKeys();
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider kept={preferences}>
        <Look>
          <DatesProvider settings={{ locale: 'zh-cn', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
            <QueryClientProvider client={createRequestClient()}>
              {page}
              <Notifications position="top-left" limit={4} />
            </QueryClientProvider>
          </DatesProvider>
        </Look>
      </PreferencesProvider>
    </StrictMode>,
  );
}
