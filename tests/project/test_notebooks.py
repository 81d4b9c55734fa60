"""The notebooks run from top to bottom against a service over the samples, and are kept without outputs."""

import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
URL = 'URL = "http://127.0.0.1:8000"'


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def test_there_is_a_tour_and_one_for_rdf() -> None:
    assert {"tour.ipynb", "rdf.ipynb"} <= {path.name for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebooks_are_kept_without_outputs(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_code_is_explained_before_it_comes(path: Path) -> None:
    kinds = [cell.cell_type for cell in read(path).cells]
    assert kinds[0] == "markdown"
    assert kinds.count("markdown") >= kinds.count("code") / 2


def run(name: str, service_url: str) -> Any:
    """The notebook with what it shows over the service."""
    notebook = read(FOLDER / name)
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert URL in first.source
    first.source = first.source.replace(URL, f"URL = {service_url!r}")
    # The kernel is this environment's, whatever kernels the machine has.
    client = NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
    )
    client.create_kernel_manager()
    client.km.kernel_spec.argv[0] = sys.executable
    return client.execute()


@pytest.fixture(scope="module")
def tour(service_url: str) -> Any:
    return run("tour.ipynb", service_url)


@pytest.fixture(scope="module")
def rdf(service_url: str) -> Any:
    return run("rdf.ipynb", service_url)


def shown(notebook: Any, word: str) -> str:
    """What the cell that holds the word printed and gave."""
    cell = next(c for c in notebook.cells if c.cell_type == "code" and word in c.source)
    texts = [o.get("text", "") or o.get("data", {}).get("text/plain", "") for o in cell.outputs]
    return "\n".join(texts)


def test_the_tour_shows_what_it_speaks_of(tour: Any) -> None:
    assert "shenzhen-15th-five-year-plan.txt" in shown(tour, "city.documents()")
    assert "铁岗水库至南山水厂原水工程" in shown(tour, 'city.ask("which measures')
    assert "True" in shown(tour, "city.verify(reply)")
    assert "16.8" in shown(tour, "PM2.5")
    assert "sdg-district-matrix" in shown(tour, "city.queries()")
    assert "projects" in shown(tour, "city.cypher(")
    assert "Nothing found for:" in shown(tour, "bare =")
    assert "new" in shown(tour, "plan-difference")
    assert "later_target" in shown(tour, "target-changes")


def test_the_tour_draws_the_goals_of_a_district(tour: Any) -> None:
    cell = next(c for c in tour.cells if c.cell_type == "code" and "plt.subplots" in c.source)
    assert any("image/png" in output.get("data", {}) for output in cell.outputs)
    assert not [o for o in cell.outputs if o.output_type == "stream" and o.name == "stderr"], "missing glyphs"


def test_the_notebook_for_rdf_shows_what_it_speaks_of(rdf: Any) -> None:
    assert "ontology#Passage" in shown(rdf, "def sparql(")
    assert "measures" in shown(rdf, "goals = sparql(")
    assert "铁岗" in shown(rdf, "facts = sparql(")
    assert "shenzhen-15th-five-year-plan.txt" in shown(rdf, "plans = sparql(")
    assert "the same rows: True" in shown(rdf, "rows = {")
    assert "PM2.5" in shown(rdf, "part = Graph()")
    assert "宝安区" in shown(rdf, "SPARQLStore(")
    assert "quads in 5 documents" in shown(rdf, "store.bulk_load(")
    assert "documents" in str(rdf.cells[-3].source)
    assert ".txt" in shown(rdf, "oa:hasSelector")
