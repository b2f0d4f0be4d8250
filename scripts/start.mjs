import { continueInReadyCheckout } from './ready/checkout.mjs';

const { platform, env } = process;
if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
  console.error('There is no display here to open the app on. To see it work without one: npm run demo');
  process.exitCode = 1;
} else {
  await continueInReadyCheckout('scripts/steps/open-app.ts');
}
