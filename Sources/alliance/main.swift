import AllianceCLI

await Program.main()
