import { useEffect, useState } from 'react';
import { useBegins, useKept } from '#renderer/place.tsx';

/**
 * Whether a place shows its list or the import on its way, which stays when one leaves by the rail. Whoever comes to
 * begin something else finds that, and the import again when pressing for it.
 *
 * @param of which one it is, where the place has several: an import into one batch is none into another.
 */
export function useImporting(begins: string | undefined, of = '') {
  const beginsImport = useBegins(begins, 'import');
  const [isOnTheWay, setOnTheWay] = useKept(`importing/${of}`, beginsImport);
  const [choosesAtOnce, setChoosesAtOnce] = useState(beginsImport);
  const [isAside, setAside] = useState(
    useBegins(begins, begins ?? '') && !beginsImport && begins !== undefined,
  );
  useEffect(() => {
    if (beginsImport) setOnTheWay(true);
  }, [beginsImport, setOnTheWay]);
  return {
    importing: isOnTheWay && !isAside,
    choosesAtOnce,
    begin: () => {
      setAside(false);
      setOnTheWay(true);
    },
    leave: () => {
      setChoosesAtOnce(false);
      setOnTheWay(false);
    },
  };
}
