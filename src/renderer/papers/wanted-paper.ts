import { useEffect, useState } from 'react';
import { ask } from '#renderer/request.ts';
import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import type { LaidPaper } from '#shared/contract/papers.ts';
import type { Failure } from '#shared/outcome.ts';
import type { Audience } from '#shared/papers.ts';

/** The requests that lay a paper. */
type LayingRequest = {
  [Name in RequestName]: OutputOf<Name> extends LaidPaper ? Name : never;
}[RequestName];

/** A paper that a screen offers: by which request the vault lays it, and about what. */
export type WantedPaper = {
  [Name in LayingRequest]: { request: Name; input: Omit<InputOf<Name>, 'audience'> };
}[LayingRequest];

interface Laying {
  /** Undefined before the first one lies ready; of the one before, while `isReady` is false. */
  laid: LaidPaper | undefined;
  isReady: boolean;
  failure: Failure | undefined;
}

const NOTHING_YET: Laying = { laid: undefined, isReady: false, failure: undefined };

/** Has the paper laid, anew whenever another one is wanted, and put away when it is looked at no longer. */
export function useLaidPaper({ request, input }: WantedPaper, audience: Audience | undefined): Laying {
  const [laying, setLaying] = useState(NOTHING_YET);
  const wanted = JSON.stringify(audience === undefined ? input : { ...input, audience });
  useEffect(() => {
    let isLookedAt = true;
    let token: string | undefined;
    setLaying(({ laid }) => ({ ...NOTHING_YET, laid }));
    // Each request has an input of its own, which the pair said and the text of it cannot.
    void ask(request, JSON.parse(wanted) as never).then((outcome) => {
      if (outcome.ok) token = outcome.value.token;
      if (!isLookedAt) return void leave();
      setLaying(
        outcome.ok
          ? { laid: outcome.value, isReady: true, failure: undefined }
          : { ...NOTHING_YET, failure: outcome.failure },
      );
    });
    const leave = () => {
      if (token !== undefined) void ask('papers.putAway', { token });
    };
    return () => {
      isLookedAt = false;
      leave();
    };
  }, [request, wanted]);
  return laying;
}
