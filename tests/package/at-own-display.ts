import { openOwnDisplay } from '#tests/own-display.ts';

await openOwnDisplay();
