/// What is most asked, as views: they are of the day of the export.
enum SQLiteViews {
    static let all = [
        """
        CREATE VIEW members AS
        SELECT id, name, country, city, kind, identified, membership AS standing, category, suspended, founding,
          since, since_earliest, since_latest, since_entry
        FROM institutions WHERE membership IS NOT NULL
        """,
        """
        CREATE VIEW members_by_country AS
        SELECT country, sum(membership = 'certain') AS certain, count(*) AS possible
        FROM institutions WHERE membership IS NOT NULL GROUP BY country
        """,
        """
        CREATE VIEW agreements_in_force AS
        SELECT * FROM agreements WHERE status = 'in force'
        """,
        """
        CREATE VIEW conferences_held AS
        SELECT * FROM conferences WHERE status = 'held'
        """,
        """
        CREATE VIEW current_entries AS
        SELECT * FROM entries WHERE taken_out_by IS NULL
        """,
        """
        CREATE VIEW unsupported AS
        SELECT s.entry, s.type, s.subject_kind, s.subject_id
        FROM steps s LEFT JOIN citations c ON c.entry = s.entry AND c.number = 1
        WHERE c.entry IS NULL AND s.subject_kind <> 'evidence'
        """,
        """
        CREATE VIEW sourced_lineage AS
        SELECT l.subject_kind, l.subject_id, l.field, l.entry, e.type, e.effective, e.actor, e.time, v.title, v.url
        FROM lineage l JOIN entries e ON e.position = l.entry
        LEFT JOIN citations c ON c.entry = l.entry LEFT JOIN evidence v ON v.id = c.evidence
        """,
    ]
}
