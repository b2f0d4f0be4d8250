import { Loader } from '@mantine/core';

/** Stands where something is still being read from the vault. */
export function Reading() {
  return <Loader size="sm" role="status" aria-label="正在读取" />;
}
