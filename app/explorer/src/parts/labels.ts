/** Names of types and relations in the language chosen, as the ontology has them. */
import { useSchema } from "../api/client";
import { useLanguage } from "../i18n";

export function useLabels() {
  const { data } = useSchema();
  const { pick, words } = useLanguage();
  const label = (list: { name: string; labels: { zh: string; en: string } }[] | undefined, name: string) => {
    const found = list?.find((item) => item.name === name);
    return found ? pick(found.labels.zh, found.labels.en) : name;
  };
  const relation = (name: string) => label(data?.relations, name);
  // Said from the other end: what a programme “has as a part” is “part of” it.
  const inverse = (name: string) => words.inverse[name] ?? relation(name);
  return {
    type: (name: string) => label(data?.classes, name),
    relation,
    /** A fact as the thing at one of its ends tells it. */
    fact: (name: string, direction: "out" | "in") => (direction === "out" ? relation(name) : inverse(name)),
    /** The same where only the types of both ends are known; as the ontology has it where both ways are possible. */
    step: (name: string, from: string, to: string) => {
      const found = data?.relations.find((r) => r.name === name);
      // A class below those named can stand at an end, too; the ends that are named themselves are surer.
      const parent = (type: string) => data?.classes.find((c) => c.name === type)?.parent ?? type;
      for (const known of [(type: string) => type, parent]) {
        const isOut = found?.domain.includes(known(from)) && found.range.includes(known(to));
        const isIn = found?.domain.includes(known(to)) && found.range.includes(known(from));
        if (isOut !== isIn) return isOut ? relation(name) : inverse(name);
      }
      return relation(name);
    },
  };
}
