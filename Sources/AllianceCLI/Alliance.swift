import ArgumentParser

/// The root of all commands. A new command is a file of its own and one line in a list here.
struct Alliance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alliance",
        abstract: "The book of record of an alliance of libraries: append-only, dated twice, verifiable.",
        discussion: """
            For example:
              alliance init --origin ledger.example.org/silk-road
              alliance import Snapshots/silk-road/history.jsonl
              alliance members --as-of 2018-05-28

            The ledger is the directory given by --ledger DIR, else by the environment variable \
            ALLIANCE_LEDGER, else ./ledger.

            Exit status: 0 done and true; 1 the answer is no (rejected, verification failed, differs); \
            2 the call was wrong; 3 the store or the system failed.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(name: "Secretariat", subcommands: secretariat),
            CommandGroup(name: "Analysts", subcommands: analysts),
            CommandGroup(name: "Auditors", subcommands: auditors),
            CommandGroup(name: "Shell", subcommands: [Completions.self, Manual.self]),
        ])

    static let version = "1.0.0"
    /// As files name the program that made them.
    static let program = "alliance " + version

    private static let secretariat: [any ParsableCommand.Type] = [
        Initialize.self,
        Import.self,
        EvidenceCommand.self,
        InstitutionCommand.self,
        MemberCommand.self,
        AgreementCommand.self,
        ConferenceCommand.self,
        ProgrammeCommand.self,
        BodyCommand.self,
        Record.self,
        Correct.self,
        Retract.self,
        Dispute.self,
        KeyCommand.self,
        BackupCommand.self,
        Restore.self,
    ]

    private static let analysts: [any ParsableCommand.Type] = [
        Overview.self,
        Members.self,
        Agreements.self,
        Conferences.self,
        Programmes.self,
        GrowthOverTime.self,
        ChartCommand.self,
        Reconcile.self,
        ReportCommand.self,
        Show.self,
        History.self,
        Explain.self,
        Difference.self,
        ExportCommand.self,
    ]

    private static let auditors: [any ParsableCommand.Type] = [
        Log.self,
        Replay.self,
        Verify.self,
        RepairCommand.self,
        LastCheckpoint.self,
        Publish.self,
        AuditCommand.self,
        Prove.self,
        CertificateCommand.self,
        CheckProof.self,
        WitnessCommand.self,
    ]
}
