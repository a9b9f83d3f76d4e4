"""Compares a SQLite export with a CSV export cell by cell: same-tables.py FILE.sqlite DIR. Prints the rows compared."""
import csv, json, pathlib, sqlite3, sys

database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
folder = pathlib.Path(sys.argv[2])
package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
assert sorted(tables) == sorted(r["name"] for r in package["resources"]), tables
assert sorted(p.name for p in folder.iterdir()) == sorted(["datapackage.json"] + [t + ".csv" for t in tables])
count = 0
for resource in package["resources"]:
    fields = resource["schema"]["fields"]
    path = folder / resource["path"]
    assert path.stat().st_size == resource["bytes"], path
    data = path.read_bytes()
    assert data.endswith(b"\r\n") and b"\xef\xbb\xbf" not in data[:3]
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert header == [f["name"] for f in fields]
    assert len(rows) == resource["rows"]
    key = ", ".join(f'"{name}"' for name in resource["schema"]["primaryKey"])
    stored = list(database.execute(f'SELECT * FROM "{resource["name"]}" ORDER BY {key}'))

    def cell(text, field):
        if text == "":
            return None
        if field["type"] == "integer":
            return int(text)
        if field["type"] == "boolean":
            return {"true": 1, "false": 0}[text]
        return text

    read = [tuple(cell(c, f) for c, f in zip(row, fields, strict=True)) for row in rows]
    places = [header.index(name) for name in resource["schema"]["primaryKey"]]
    read.sort(key=lambda row: [row[p] if isinstance(row[p], int) else row[p].encode() for p in places])
    assert read == stored, (resource["name"], [pair for pair in zip(read, stored) if pair[0] != pair[1]][:1])
    count += len(rows)
print(count)
