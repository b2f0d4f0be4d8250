import { contextBridge, ipcRenderer } from 'electron';
import type { VaultBridge } from '#shared/contract/bridge.ts';
import type { PageAnswer, PageRequest } from '#shared/contract/shell.ts';
import type { Outcome } from '#shared/outcome.ts';

const waiting = new Map<number, (outcome: Outcome<never>) => void>();
const beforePort: PageRequest[] = [];
let port: MessagePort | null = null;
let lastId = 0;

ipcRenderer.on('port', (event) => {
  port = event.ports[0] ?? null;
  if (!port) return;
  port.onmessage = ({ data }) => {
    // The vault process holds the other end.
    const { id, outcome } = data as PageAnswer;
    waiting.get(id)?.(outcome as Outcome<never>);
    waiting.delete(id);
  };
  for (const request of beforePort.splice(0)) port.postMessage(request);
});

// Main is about to load another page: what does its last thing on leaving does it now, while there is time.
ipcRenderer.on('leave', () => {
  window.dispatchEvent(new Event('pagehide'));
  ipcRenderer.send('left');
});

// What is asked, and whether it may be, is examined by the vault, which trusts no page: knowing the contract here as
// well would cost every page a third of a second before its first line.
const bridge: VaultBridge = {
  request(name, input) {
    return new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      const request: PageRequest = { id: lastId, name, input };
      if (port) port.postMessage(request);
      else beforePort.push(request);
    });
  },
};

contextBridge.exposeInMainWorld('heartharbor', bridge);
