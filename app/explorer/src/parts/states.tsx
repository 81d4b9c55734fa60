/** What a page shows while it waits, when it failed, and when there is nothing. */
import type { UseQueryResult } from "@tanstack/react-query";
import { Component, type ReactNode, useEffect, useState } from "react";
import { RequestFailed } from "../api/client";
import { useLanguage } from "../i18n";
import { NotFound } from "../pages/not-found";

/** Nothing for the first moment, so that what comes at once does not flicker. */
export function Loading() {
  const { words } = useLanguage();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      {slow && (
        <>
          <span className="bar" aria-hidden="true" />
          {words.loading}
        </>
      )}
    </div>
  );
}

export function Failed({ error, again }: { error: unknown; again: () => void }) {
  const { words } = useLanguage();
  return (
    <div className="notice failed" role="alert">
      <h2>{words.failed}</h2>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" onClick={again}>
        {words.retry}
      </button>
    </div>
  );
}

/** Keeps a page that breaks from taking the frame around it along. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failed error={this.state.error} again={() => this.setState({ error: null })} />;
  }
}

/** The data of a query when it is there, else its state. */
export function Ready<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    if (query.error instanceof RequestFailed && query.error.status === 404) return <NotFound />;
    return <Failed error={query.error} again={() => void query.refetch()} />;
  }
  return <Loading />;
}
