/** Names of types and relations in the language chosen, as the ontology has them. */
import { useSchema } from "../api/client";
import { useLanguage } from "../i18n";

export function useLabels() {
  const { data } = useSchema();
  const { pick } = useLanguage();
  const label = (list: { name: string; labels: { zh: string; en: string } }[] | undefined, name: string) => {
    const found = list?.find((item) => item.name === name);
    return found ? pick(found.labels.zh, found.labels.en) : name;
  };
  return {
    type: (name: string) => label(data?.classes, name),
    relation: (name: string) => label(data?.relations, name),
  };
}
