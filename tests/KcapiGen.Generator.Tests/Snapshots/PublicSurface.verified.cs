KcapiGen.AeadMessage // readonly struct
    AeadMessage()
    AeadMessage(ReadOnlyMemory<byte> nonce, ReadOnlyMemory<byte> input, Memory<byte> output, Memory<byte> tag, ReadOnlyMemory<byte> associatedData = default(ReadOnlyMemory<byte>))
    Memory<byte> Output { get; }
    Memory<byte> Tag { get; }
    ReadOnlyMemory<byte> AssociatedData { get; }
    ReadOnlyMemory<byte> Input { get; }
    ReadOnlyMemory<byte> Nonce { get; }
KcapiGen.BatchFailure : IEquatable<BatchFailure> // readonly struct
    BatchFailure()
    BatchFailure(int Index, Exception Exception)
    Exception Exception { get; init; }
    bool Equals(BatchFailure other)
    int Index { get; init; }
    override bool Equals(object obj)
    override int GetHashCode()
    override string ToString()
    static bool operator !=(BatchFailure left, BatchFailure right)
    static bool operator ==(BatchFailure left, BatchFailure right)
    void Deconstruct(out int Index, out Exception Exception)
KcapiGen.ChunkedAead // sealed class
    ChunkedAead(IAeadCipher cipher, int chunkSize = 65536)
    SealingStream CreateSealingStream(Stream destination, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default(ReadOnlySpan<byte>), bool leaveOpen = false)
    Stream CreateOpeningStream(Stream source, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default(ReadOnlySpan<byte>), bool leaveOpen = false)
    Task<long> OpenAsync(Stream source, Stream destination, ReadOnlyMemory<byte> noncePrefix, ReadOnlyMemory<byte> associatedData = default(ReadOnlyMemory<byte>), IProgress<long>? progress = null, CancellationToken cancellationToken = default(CancellationToken))
    Task<long> SealAsync(Stream source, Stream destination, ReadOnlyMemory<byte> noncePrefix, ReadOnlyMemory<byte> associatedData = default(ReadOnlyMemory<byte>), IProgress<long>? progress = null, CancellationToken cancellationToken = default(CancellationToken))
    const int DefaultChunkSize = 65536
    const int MaxChunkSize = 16777216
    int ChunkSize { get; }
    int NoncePrefixSize { get; }
    int TagSizeInBytes { get; }
    long GetSealedLength(long length)
    long MaxLength { get; }
    long Open(Stream source, Stream destination, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default(ReadOnlySpan<byte>), IProgress<long>? progress = null)
    long Seal(Stream source, Stream destination, ReadOnlySpan<byte> noncePrefix, ReadOnlySpan<byte> associatedData = default(ReadOnlySpan<byte>), IProgress<long>? progress = null)
KcapiGen.CipherBatchException : CryptographicException // sealed class
    IReadOnlyList<BatchFailure> Failures { get; }
KcapiGen.CipherStream : IDisposable // sealed class
    int Op(IoVec output)
    int Op(IoVec output, CancellationToken cancellationToken)
    int Op(ReadOnlySpan<IoVec> output)
    int Op(ReadOnlySpan<IoVec> output, CancellationToken cancellationToken)
    int Op(Span<byte> output)
    int Op(Span<byte> output, CancellationToken cancellationToken)
    int Update(IoVec vector, bool last = false)
    int Update(ReadOnlySpan<IoVec> vectors, bool last = false)
    int Update(ReadOnlySpan<byte> data, bool last = false)
    int Update(ReadOnlySpan<byte> data, bool last, CancellationToken cancellationToken)
    void Dispose()
KcapiGen.Definitions.AeadDefinition : CipherDefinition // sealed class
    AeadDefinition()
    NonceFormat NonceFormat { get; init; }
    int LengthMultiple { get; init; }
    int MinLength { get; init; }
    int[] TagSizes { get; init; }
    required int DefaultTagSize { get; init; }
    required int NonceSize { get; init; }
    required int TagSize { get; init; }
KcapiGen.Definitions.AlgorithmDefinition // abstract class
    KernelBackend? Prefer { get; init; }
    KernelFallback Fallback { get; init; }
    Type? Class { get; init; }
    required string Algorithm { get; init; }
KcapiGen.Definitions.CipherDefinition : AlgorithmDefinition // abstract class
    int SaltSize { get; init; }
    int[] AuthenticationKeySizes { get; init; }
    required int[] KeySizes { get; init; }
KcapiGen.Definitions.CipherKey // readonly ref struct
    CipherKey()
    static CipherKey Authenc(ReadOnlySpan<byte> authenticationKey, ReadOnlySpan<byte> encryptionKey)
    static CipherKey FromBytes(ReadOnlySpan<byte> key)
    static CipherKey FromKeyring(KeyringKey key)
    static CipherKey WithSalt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
KcapiGen.Definitions.HashDefinition : AlgorithmDefinition // sealed class
    HashDefinition()
    bool IsKeyOptional { get; init; }
    int MaxKeySize { get; init; }
    int PrefixSize { get; init; }
    int TruncatedSizeInBytes { get; init; }
    int[] KeySizes { get; init; }
    required int HashSizeInBytes { get; init; }
KcapiGen.Definitions.MessageLength // enum
    Any = 0
    AtLeastOneBlock = 2
    MessageLength()
    WholeBlocks = 1
KcapiGen.Definitions.NonceFormat // enum
    Ccm = 1
    Esp = 2
    NonceFormat()
    Plain = 0
KcapiGen.Definitions.RandomDefinition : AlgorithmDefinition // sealed class
    RandomDefinition()
    int SeedSize { get; init; }
KcapiGen.Definitions.SkcipherDefinition : CipherDefinition // sealed class
    SkcipherDefinition()
    int ChunkSize { get; init; }
    required MessageLength MessageLength { get; init; }
    required int BlockSize { get; init; }
    required int IvSize { get; init; }
KcapiGen.Handles.AeadHandle : CipherHandle // sealed class
    AeadHandle Reinit()
    CipherStream BeginDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    CipherStream BeginDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    CipherStream BeginEncrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    CipherStream BeginEncrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    int TagSize { get; }
    static AeadHandle Open(AeadDefinition definition, CipherKey key)
    static AeadHandle Open(AeadDefinition definition, CipherKey key, int tagSize)
    void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData)
    void DecryptBatch(ReadOnlySpan<AeadMessage> messages)
    void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<ReadOnlyMemory<byte>> associatedData)
    void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData)
    void EncryptBatch(ReadOnlySpan<AeadMessage> messages)
KcapiGen.Handles.AlgorithmSupport // static class
    static KernelBackend? ExpectedBackend(AlgorithmDefinition definition)
    static KernelSupport Of(AlgorithmDefinition definition)
    static bool CanOpen(AlgorithmDefinition definition)
KcapiGen.Handles.CipherHandle : IDisposable // abstract class
    KernelBackend Backend { get; }
    void Dispose()
    void Rekey(CipherKey key)
KcapiGen.Handles.HashHandle : IDisposable // sealed class
    HashHandle Duplicate()
    HashHandle Reinit()
    KernelBackend Backend { get; }
    bool Verify(ReadOnlySpan<byte> source, ReadOnlySpan<byte> hash)
    bool VerifyHashAndReset(ReadOnlySpan<byte> hash)
    int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination)
    int GetCurrentHash(Span<byte> destination)
    int GetHashAndReset(Span<byte> destination)
    static HashHandle Open(HashDefinition definition)
    static HashHandle Open(HashDefinition definition, CipherKey key)
    static ValueTask<byte[]> HashDataAsync(HashDefinition definition, CipherKey key, Stream source, CancellationToken cancellationToken)
    static ValueTask<byte[]> HashDataAsync(HashDefinition definition, Stream source, CancellationToken cancellationToken)
    static ValueTask<int> HashDataAsync(HashDefinition definition, CipherKey key, Stream source, Memory<byte> destination, CancellationToken cancellationToken)
    static ValueTask<int> HashDataAsync(HashDefinition definition, Stream source, Memory<byte> destination, CancellationToken cancellationToken)
    static int HashData(HashDefinition definition, CipherKey key, ReadOnlySpan<byte> source, Span<byte> destination)
    static int HashData(HashDefinition definition, CipherKey key, Stream source, Span<byte> destination)
    static int HashData(HashDefinition definition, ReadOnlySpan<byte> source, Span<byte> destination)
    static int HashData(HashDefinition definition, Stream source, Span<byte> destination)
    void AppendData(ReadOnlySpan<byte> data)
    void AppendData(in ReadOnlySequence<byte> data)
    void Dispose()
    void Rekey(CipherKey key)
KcapiGen.Handles.MessageLimit // static class
    static int Of(CipherDefinition definition)
KcapiGen.Handles.RandomHandle : IDisposable // sealed class
    KernelBackend Backend { get; }
    static RandomHandle Open(RandomDefinition definition, ReadOnlySpan<byte> seed)
    void Dispose()
    void Fill(Span<byte> destination)
    void Reseed(ReadOnlySpan<byte> seed)
KcapiGen.Handles.SkcipherHandle : CipherHandle // sealed class
    CipherStream BeginDecrypt(ReadOnlySpan<byte> iv)
    CipherStream BeginEncrypt(ReadOnlySpan<byte> iv)
    ICryptoTransform CreateTransform(bool encrypt, ReadOnlySpan<byte> iv)
    SkcipherHandle Reinit()
    Task<long> TransformAsync(bool encrypt, ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress, CancellationToken cancellationToken)
    int Decrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    int DecryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    int Encrypt(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
    int EncryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
    long Transform(bool encrypt, ReadOnlySpan<byte> iv, Stream source, Stream destination, IProgress<long>? progress)
    static SkcipherHandle Open(SkcipherDefinition definition, CipherKey key)
    void DecryptBatch(ReadOnlySpan<SkcipherMessage> messages)
    void EncryptBatch(ReadOnlySpan<SkcipherMessage> messages)
KcapiGen.IAeadCipher : IDisposable // interface
    KernelBackend Backend { get; }
    int NonceSize { get; }
    int TagSizeInBytes { get; }
    void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData = default(ReadOnlySpan<byte>))
    void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData = default(ReadOnlySpan<byte>))
KcapiGen.IAeadCipher<TSelf> : IAeadCipher, IDisposable // interface
    KernelBackend? ExpectedBackend { get; }
    TSelf Open(ReadOnlySpan<byte> key)
    string Name { get; }
KcapiGen.IHash : IDisposable // interface
    KernelBackend Backend { get; }
    int ComputeHash(ReadOnlySpan<byte> source, Span<byte> destination)
    int GetCurrentHash(Span<byte> destination)
    int GetHashAndReset(Span<byte> destination)
    int HashSizeInBytes { get; }
    void AppendData(ReadOnlySpan<byte> data)
KcapiGen.IHash<TSelf> : IHash, IDisposable // interface
    KernelBackend? ExpectedBackend { get; }
    TSelf Open()
    string Name { get; }
KcapiGen.IKeyedHash<TSelf> : IHash, IDisposable // interface
    KernelBackend? ExpectedBackend { get; }
    TSelf Open(ReadOnlySpan<byte> key)
    int HashSizeInBytes { get; }
    string Name { get; }
KcapiGen.ISectorCipher : IDisposable // interface
    int DecryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> ciphertext, Span<byte> plaintext)
    int EncryptSectors(ulong firstSector, SectorFormat format, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext)
KcapiGen.ISectorCipher<TSelf> : ISectorCipher, IDisposable // interface
    KernelBackend? ExpectedBackend { get; }
    TSelf Open(ReadOnlySpan<byte> key)
    string Name { get; }
KcapiGen.InProcessCrypto // static class
    static bool Has(AlgorithmDefinition definition)
    static string? Version { get; }
KcapiGen.IoVec // readonly struct
    IoVec()
    nuint Length { get; }
    override string ToString()
    static IoVec FromHandle(MemoryHandle handle, int length)
    static IoVec FromPointer(void* pointer, nuint length)
KcapiGen.KbkdfCounter : IEquatable<KbkdfCounter> // readonly struct
    KbkdfCounter()
    bool Equals(KbkdfCounter other)
    override bool Equals(object obj)
    override int GetHashCode()
    override string ToString()
    static KbkdfCounter At(Index position, int sizeInBits = 32)
    static KbkdfCounter BeforeIterationVariable(int sizeInBits = 32)
    static KbkdfCounter None { get; }
    static bool operator !=(KbkdfCounter left, KbkdfCounter right)
    static bool operator ==(KbkdfCounter left, KbkdfCounter right)
KcapiGen.KernelAlgorithm : IEquatable<KernelAlgorithm> // sealed record class
    KernelAlgorithm <Clone>$()
    KernelAlgorithm(string Name, string Driver, string Type, int Priority, bool IsInternal)
    bool Equals(KernelAlgorithm? other)
    bool IsInternal { get; init; }
    int Priority { get; init; }
    override bool Equals(object? obj)
    override int GetHashCode()
    override string ToString()
    static bool operator !=(KernelAlgorithm? left, KernelAlgorithm? right)
    static bool operator ==(KernelAlgorithm? left, KernelAlgorithm? right)
    string Driver { get; init; }
    string Name { get; init; }
    string Type { get; init; }
    void Deconstruct(out string Name, out string Driver, out string Type, out int Priority, out bool IsInternal)
KcapiGen.KernelAlgorithmKind // enum
    Aead = 1
    Hash = 2
    KernelAlgorithmKind()
    Random = 3
    Skcipher = 0
KcapiGen.KernelBackend // enum
    InProcess = 1
    Kernel = 0
    KernelBackend()
KcapiGen.KernelCipherAttribute : Attribute // sealed class
    KernelAlgorithmKind Kind { get; set; }
    KernelBackend Prefer { get; set; }
    KernelCipherAttribute(string algorithm)
    KernelFallback Fallback { get; set; }
    int BlockSize { get; set; }
    int IvSize { get; set; }
    int TagSize { get; set; }
    int[]? AuthenticationKeySizes { get; set; }
    int[]? KeySizes { get; set; }
    string Algorithm { get; }
KcapiGen.KernelCrypto // static class
    static IReadOnlyList<KernelAlgorithm> Algorithms { get; }
    static KernelSupport IoUring { get; }
    static KernelSupport Probe(KernelAlgorithmKind kind, string algorithm)
    static bool IsAvailable { get; }
    static int MaxChunkSize { get; }
KcapiGen.KernelCryptoException : CryptographicException // sealed class
    int Errno { get; }
    string Algorithm { get; }
    string Call { get; }
KcapiGen.KernelFallback // enum
    InProcess = 1
    KernelFallback()
    None = 0
KcapiGen.KernelHashAttribute : Attribute // sealed class
    KernelBackend Prefer { get; set; }
    KernelFallback Fallback { get; set; }
    KernelHashAttribute(string algorithm)
    int HashSizeInBytes { get; set; }
    int TruncatedSizeInBytes { get; set; }
    int[]? KeySizes { get; set; }
    string Algorithm { get; }
KcapiGen.KernelHkdf // static class
    static int Extract<THmac>(ReadOnlySpan<byte> ikm, ReadOnlySpan<byte> salt, Span<byte> prk)
    static void DeriveKey<THmac>(ReadOnlySpan<byte> ikm, Span<byte> output, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info)
    static void Expand<THmac>(ReadOnlySpan<byte> prk, Span<byte> output, ReadOnlySpan<byte> info)
KcapiGen.KernelKbkdf // static class
    static void DeriveCounter<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> fixedInput, Span<byte> destination, KbkdfCounter counter = default(KbkdfCounter))
    static void DeriveCounter<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
    static void DeriveDoublePipeline<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> fixedInput, Span<byte> destination, KbkdfCounter counter = default(KbkdfCounter))
    static void DeriveDoublePipeline<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
    static void DeriveFeedback<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> fixedInput, Span<byte> destination, KbkdfCounter counter = default(KbkdfCounter))
    static void DeriveFeedback<TMac>(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> label, ReadOnlySpan<byte> context, Span<byte> destination)
KcapiGen.KernelNotSupportedException : PlatformNotSupportedException // sealed class
    KernelSupport Support { get; }
    override string Message { get; }
KcapiGen.KernelPbkdf2 // static class
    static int MeasureIterations<TMac>(TimeSpan duration, int passwordSize = 16)
    static void DeriveKey<TMac>(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, Span<byte> destination, int iterations)
KcapiGen.KernelRandomAttribute : Attribute // sealed class
    KernelBackend Prefer { get; set; }
    KernelFallback Fallback { get; set; }
    KernelRandomAttribute(string algorithm)
    int SeedSize { get; set; }
    string Algorithm { get; }
KcapiGen.KernelSupport // sealed class
    KernelSupportReason Reason { get; }
    bool IsAvailable { get; }
    int? Errno { get; }
    override string ToString()
    string Algorithm { get; }
    string Explanation { get; }
    string Remedy { get; }
KcapiGen.KernelSupportReason // enum
    Available = 0
    Blocked = 3
    FamilyModuleMissing = 6
    KernelSupportReason()
    NoInterface = 2
    NoInterfaceOrBlocked = 4
    NotApproved = 8
    NotLinux = 1
    RemovedFromKernel = 10
    RestrictedByPolicy = 5
    SelfTestFailed = 9
    UnknownAlgorithm = 7
KcapiGen.KeyringKey : IEquatable<KeyringKey> // readonly struct
    KeyringKey()
    bool Equals(KeyringKey other)
    int Serial { get; }
    override bool Equals(object? obj)
    override int GetHashCode()
    override string ToString()
    static KeyringKey Find(string type, string description)
    static KeyringKey Find(string type, string description, int keyring)
    static KeyringKey FromSerial(int serial)
    static bool operator !=(KeyringKey left, KeyringKey right)
    static bool operator ==(KeyringKey left, KeyringKey right)
KcapiGen.NativeBuffer : MemoryManager<byte> // sealed class
    IoVec Vector(int offset, int length)
    Span<byte> Span { get; }
    int Length { get; }
    override MemoryHandle Pin(int elementIndex = 0)
    override Span<byte> GetSpan()
    override void Dispose(bool disposing)
    override void Unpin()
    static NativeBuffer Allocate(int length)
    void Dispose()
KcapiGen.SealingStream : Stream // sealed class
    ValueTask CompleteAsync(CancellationToken cancellationToken = default(CancellationToken))
    override Task FlushAsync(CancellationToken cancellationToken)
    override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    override ValueTask DisposeAsync()
    override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default(CancellationToken))
    override bool CanRead { get; }
    override bool CanSeek { get; }
    override bool CanWrite { get; }
    override int Read(byte[] buffer, int offset, int count)
    override long Length { get; }
    override long Position { get; set; }
    override long Seek(long offset, SeekOrigin origin)
    override void Dispose(bool disposing)
    override void Flush()
    override void SetLength(long value)
    override void Write(ReadOnlySpan<byte> buffer)
    override void Write(byte[] buffer, int offset, int count)
    override void WriteByte(byte value)
    void Complete()
KcapiGen.SectorFormat : IEquatable<SectorFormat> // sealed record class
    SectorFormat <Clone>$()
    SectorFormat(SectorIv iv, int sectorSize, bool countsWholeSectors = false)
    SectorIv Iv { get; }
    bool CountsWholeSectors { get; }
    bool Equals(SectorFormat? other)
    int SectorSize { get; }
    override bool Equals(object? obj)
    override int GetHashCode()
    override string ToString()
    static SectorFormat Parse(string iv, int sectorSize, bool countsWholeSectors = false)
    static SectorFormat Plain64(int sectorSize)
    static bool operator !=(SectorFormat? left, SectorFormat? right)
    static bool operator ==(SectorFormat? left, SectorFormat? right)
    string? EssivHash { get; }
KcapiGen.SectorIv // enum
    Benbi = 5
    Eboiv = 4
    Essiv = 3
    Null = 6
    Plain = 0
    Plain64 = 1
    Plain64BigEndian = 2
    SectorIv()
KcapiGen.SectorStream : Stream // sealed class
    SectorStream(Stream stream, ISectorCipher cipher, SectorFormat format, ulong firstSector = 0, long offset = 0, long? length = null, bool leaveOpen = false)
    override Task FlushAsync(CancellationToken cancellationToken)
    override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    override ValueTask DisposeAsync()
    override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default(CancellationToken))
    override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default(CancellationToken))
    override bool CanRead { get; }
    override bool CanSeek { get; }
    override bool CanWrite { get; }
    override int Read(Span<byte> buffer)
    override int Read(byte[] buffer, int offset, int count)
    override int ReadByte()
    override long Length { get; }
    override long Position { get; set; }
    override long Seek(long offset, SeekOrigin origin)
    override void Dispose(bool disposing)
    override void Flush()
    override void SetLength(long value)
    override void Write(ReadOnlySpan<byte> buffer)
    override void Write(byte[] buffer, int offset, int count)
    override void WriteByte(byte value)
KcapiGen.SkcipherMessage // readonly struct
    Memory<byte> Output { get; }
    ReadOnlyMemory<byte> Input { get; }
    ReadOnlyMemory<byte> Iv { get; }
    SkcipherMessage()
    SkcipherMessage(ReadOnlyMemory<byte> iv, ReadOnlyMemory<byte> input, Memory<byte> output)
