import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import type { Failure, Outcome } from '#shared/outcome.ts';

/** Carries a known failure through react-query, which only knows thrown errors. */
class Unanswered extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Asks the vault once. Screens use `useRequest` and `useCommand`; this is for what happens between renders. */
export function ask<Name extends RequestName>(
  name: Name,
  input: InputOf<Name>,
): Promise<Outcome<OutputOf<Name>>> {
  return window.heartharbor.request(name, input);
}

/**
 * The client behind the hooks. The school's PC has no network, so nothing may wait for one; and every read
 * of a file stands in the audit log, so nothing is read again just because the window got the focus.
 */
export function createRequestClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });
}

export interface RequestState<Value> {
  data: Value | undefined;
  failure: Failure | undefined;
  isPending: boolean;
  /** When `data` came, in milliseconds of this PC's clock; 0 before it has. */
  answeredAt: number;
  /** With `keepsLast`: `data` answers what was asked before; the answer to this is on its way. */
  isEarlier: boolean;
  refetch(): void;
}

/**
 * What the vault knows: the one query hook. `isPending` is true until the first answer.
 *
 * @param options.keepsLast while something else is asked for, the last answer stays: nothing flickers as one types.
 */
export function useRequest<Name extends RequestName>(
  name: Name,
  input: InputOf<Name>,
  options: { enabled?: boolean; keepsLast?: boolean } = {},
): RequestState<OutputOf<Name>> {
  const query = useQuery<OutputOf<Name>, Unanswered>({
    queryKey: [name, input],
    queryFn: async () => {
      const outcome = await ask(name, input);
      if (!outcome.ok) throw new Unanswered(outcome.failure);
      return outcome.value;
    },
    enabled: options.enabled ?? true,
    ...(options.keepsLast ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    data: query.data,
    failure: query.error?.failure,
    isPending: query.isPending,
    answeredAt: query.dataUpdatedAt,
    isEarlier: query.isPlaceholderData,
    refetch: () => void query.refetch(),
  };
}

/** Has every screen ask a request anew, after something that is no command has changed its answer. */
export function useAskedAnew(name: RequestName): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: [name] }), [client, name]);
}

export interface Command<Name extends RequestName> {
  /** Never rejects; a failure is in the outcome and in `failure`. */
  run(input: InputOf<Name>): Promise<Outcome<OutputOf<Name>>>;
  isRunning: boolean;
  failure: Failure | undefined;
  clear(): void;
}

/** What the vault shall do: the one command hook. After a success every screen asks for its data again. */
export function useCommand<Name extends RequestName>(
  name: Name,
  options: { onDone?(output: OutputOf<Name>, input: InputOf<Name>): void } = {},
): Command<Name> {
  const client = useQueryClient();
  // It keeps what it was given and what came back: a password or a recovery code may be in either. So it gets to
  // know the failure alone.
  const { mutateAsync, reset, isPending, data } = useMutation<Failure | null, Error, Promise<Failure | null>>(
    {
      mutationFn: (failure) => failure,
    },
  );
  return {
    run: async (input) => {
      const asked = ask(name, input);
      await mutateAsync(asked.then((outcome) => (outcome.ok ? null : outcome.failure)));
      const answer = await asked;
      if (answer.ok) {
        void client.invalidateQueries();
        options.onDone?.(answer.value, input);
      }
      return answer;
    },
    isRunning: isPending,
    failure: data ?? undefined,
    clear: reset,
  };
}
