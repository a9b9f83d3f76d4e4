import ArgumentParser
struct Publish: Command {
    func run(_ console: Console) throws -> Answer { .yes }
}
