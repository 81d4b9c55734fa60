/** The service's API, typed by its OpenAPI document (`schema.d.ts`, made by `make types`). */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
export type Goal = Schemas["GoalOut"];
export type Interpretation = Schemas["InterpretationIn"];
export type AskReply = Schemas["AskReply"];
export type Answer = Schemas["AnswerOut"];
export type Evidence = Schemas["EvidenceOut"];
export type Quantity = Schemas["QuantityOut"];
export type Entity = Schemas["EntityOut"];
export type Fact = Schemas["FactOut"];
export type Stated = Schemas["StatedOut"];
export type DocumentInfo = Schemas["DocumentOut"];
export type Outline = Schemas["OutlineOut"];
export type Section = Schemas["SectionOut"];
export type Passage = Schemas["PassageOut"];
export type Coverage = Schemas["CoverageOut"];

/** What the service says of a request that failed (RFC 9457). */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

const client = createClient<paths>({ baseUrl: location.origin });

async function taken<T>(reply: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await reply;
  if (data !== undefined) return data;
  const detail = (error as { detail?: unknown } | undefined)?.detail;
  throw new RequestFailed(response.status, typeof detail === "string" ? detail : response.statusText);
}

const FOREVER = { staleTime: Number.POSITIVE_INFINITY };

export const useGoals = () =>
  useQuery({ queryKey: ["goals"], queryFn: () => taken(client.GET("/api/goals")), ...FOREVER });

export const useSchema = () =>
  useQuery({
    queryKey: ["schema"],
    queryFn: async () => (await taken(client.GET("/api/schema"))) as unknown as SchemaOfGraph,
    ...FOREVER,
  });

/** The part of `/api/schema` that the pages read. */
export interface SchemaOfGraph {
  classes: {
    name: string;
    iri: string;
    parent: string | null;
    labels: Labels;
    color: string;
    properties: { name: string; iri: string }[];
  }[];
  relations: { name: string; iri: string; labels: Labels; domain: string[]; range: string[] }[];
  namespace: string;
}
interface Labels {
  zh: string;
  en: string;
}

export const useDocuments = () =>
  useQuery({
    queryKey: ["documents"],
    queryFn: () => taken(client.GET("/api/documents", { params: { query: { limit: 500 } } })),
  });

export const useCoverage = (document: string | null) =>
  useQuery({
    queryKey: ["coverage", document],
    queryFn: () => taken(client.GET("/api/coverage", { params: { query: document ? { document } : {} } })),
    placeholderData: keepPreviousData,
  });

/** The answers to a question, or to an interpretation of it that was changed. */
export const useAnswers = (q: string, changed: Interpretation | null, limit: number) =>
  useQuery({
    queryKey: ["ask", q, changed, limit],
    // The route gives other formats too, which are for downloads.
    queryFn: async () =>
      (await (changed
        ? taken(client.POST("/api/ask", { body: { interpretation: changed, limit } }))
        : taken(client.GET("/api/ask", { params: { query: { q, limit } } })))) as AskReply,
    enabled: q.trim() !== "",
    placeholderData: (previous, query) =>
      query?.queryKey[1] === q && query.queryKey[2] === changed ? previous : undefined,
  });

export const useEntity = (id: string) =>
  useQuery({
    queryKey: ["entity", id],
    queryFn: () =>
      taken(client.GET("/api/entities/{id}", { params: { path: { id }, query: { limit: 200 } } })),
  });

export const useOutline = (id: string) =>
  useQuery({
    queryKey: ["document", id],
    queryFn: () => taken(client.GET("/api/documents/{id}", { params: { path: { id } } })),
  });

export const PAGE_OF_PASSAGES = 200;

/** Pages of a document's passages, the first of them around a passage or section where one is given. */
export const usePassages = (id: string, at: string | null) =>
  useInfiniteQuery({
    queryKey: ["passages", id, at],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      taken(
        client.GET("/api/documents/{id}/passages", {
          params: {
            path: { id },
            query: {
              ...(pageParam !== null ? { offset: pageParam } : at ? { at } : {}),
              limit: PAGE_OF_PASSAGES,
            },
          },
        }),
      ),
    getNextPageParam: (last) =>
      last.offset + last.items.length < last.total ? last.offset + last.items.length : null,
    getPreviousPageParam: (top) => (top.offset > 0 ? Math.max(0, top.offset - top.limit) : null),
  });

export const useStats = () =>
  useQuery({ queryKey: ["stats"], queryFn: () => taken(client.GET("/api/stats")) });

export const useQuality = () =>
  useQuery({ queryKey: ["quality"], queryFn: () => taken(client.GET("/api/quality")) });
