/** What a page shows, kept in its address. */
import { useSearchParams } from "wouter";

/** Reads a parameter of the address, and changes some of them, in place or as a step that going back undoes. */
export function useAddress() {
  const [search, setSearch] = useSearchParams();
  const change = (given: Record<string, string | null>, step = false) =>
    setSearch(
      (now) => {
        for (const [name, value] of Object.entries(given)) {
          if (value) now.set(name, value);
          else now.delete(name);
        }
        return now;
      },
      { replace: !step },
    );
  return { get: (name: string) => search.get(name), change };
}
