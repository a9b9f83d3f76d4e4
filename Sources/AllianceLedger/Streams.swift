import LMDB

/// The faces read files and write answers through it; they know no other part of the store's floor.
public typealias Descriptor = LMDB.Descriptor

/// Why a file could not be read or written.
public typealias StreamError = LMDB.StoreError

/// What becomes of a program that walks a damaged store.
public typealias DamageGuard = LMDB.DamageGuard

/// Waiting until Ctrl-C is pressed.
public typealias Interruption = LMDB.Interruption

/// A file and a folder that come into being whole or not at all.
public typealias NewFile = LMDB.NewFile
public typealias NewFolder = LMDB.NewFolder
public typealias TemporaryFolder = LMDB.TemporaryFolder

/// Re-exported for the program that holds keys.
public typealias PrivateMemory = LMDB.PrivateMemory
