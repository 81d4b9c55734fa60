/** The frame around every page, and which page an address shows. */
import { lazy, Suspense, useState } from "react";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import { useLanguage } from "./i18n";
import { Home } from "./pages/home";
import { NotFound } from "./pages/not-found";
import { Boundary, Loading } from "./parts/states";
import { applyTheme, theme } from "./theme";

const AnswerPage = lazy(() => import("./pages/answer"));
const EntityPage = lazy(() => import("./pages/entity"));
const DocumentPage = lazy(() => import("./pages/document"));
const IndicatorsPage = lazy(() => import("./pages/indicators"));
const ComparePage = lazy(() => import("./pages/compare"));
const QueryPage = lazy(() => import("./pages/query"));
const GraphPage = lazy(() => import("./pages/graph"));
const ReviewPage = lazy(() => import("./pages/review"));
const DataPage = lazy(() => import("./pages/data"));

export function App() {
  const { words } = useLanguage();
  const [here] = useLocation();
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Header />
      <main id="content" tabIndex={-1}>
        <Boundary key={here}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/" component={Home} />
              <Route path="/ask" component={AnswerPage} />
              <Route path="/entity/:id">{({ id }) => <EntityPage id={id} />}</Route>
              <Route path="/document/:id">{({ id }) => <DocumentPage id={id} />}</Route>
              <Route path="/indicators" component={IndicatorsPage} />
              <Route path="/compare" component={ComparePage} />
              <Route path="/query" component={QueryPage} />
              <Route path="/graph" component={GraphPage} />
              <Route path="/review" component={ReviewPage} />
              <Route path="/data" component={DataPage} />
              <Route path="/doc/*" component={Described} />
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </Boundary>
      </main>
    </>
  );
}

/** The description of a thing says in its head which page shows it. */
function Described() {
  const page = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  if (!page) return <NotFound />;
  const { pathname, search } = new URL(page.href);
  return <Redirect to={pathname + search} replace />;
}

function Header() {
  const { language, words, speak } = useLanguage();
  const [now, setNow] = useState(theme);
  const [here] = useLocation();
  const other = now === "dark" ? "light" : "dark";
  const pages = [
    ["/", words.home],
    ["/indicators", words.indicators],
    ["/compare", words.compare],
    ["/graph", words.graph],
    ["/query", words.query],
    ["/review", words.review],
    ["/data", words.data],
  ] as const;
  return (
    <header className="top">
      <Link href="/" className="brand">
        <span lang="zh-CN">城图</span> <span lang="en">Chengtu</span>
      </Link>
      <nav aria-label={words.navigation}>
        {pages.map(([path, name]) => (
          <Link key={path} href={path} aria-current={here === path ? "page" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <div className="choices">
        <button
          type="button"
          className="quiet"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => speak(language === "zh" ? "en" : "zh")}
        >
          {words.switchLanguage}
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={words.theme.to(words.theme[other])}
          title={words.theme.to(words.theme[other])}
          onClick={() => setNow(applyTheme(other))}
        >
          <span aria-hidden="true">{now === "dark" ? "☀" : "☾"}</span>
        </button>
      </div>
    </header>
  );
}
