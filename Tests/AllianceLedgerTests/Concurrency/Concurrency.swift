/// What runs on many threads and in several processes; `Tools/sanitize thread` runs these suites.
enum Concurrency {}
