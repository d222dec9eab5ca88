using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace KcapiGen.InProcess.Composed;

/// <summary>NHPoly1305 (crypto/nhpoly1305.c): NH with four passes makes 32 bytes of each 1,024, and Poly1305 without a nonce hashes what NH makes.</summary>
internal sealed class NhPoly1305 : EngineHash
{
    /// <summary>The size of a key: 16 bytes of Poly1305 and the 1,072 of NH.</summary>
    public const int KeySize = PolyKeySize + 1072;

    private const int PolyKeySize = 16;
    private const int UnitSize = 16;
    private const int WordsOfUnit = UnitSize / sizeof(uint);
    private const int PartSize = 1024;

    private readonly KeyBuffer _key;
    private readonly EvpMac _poly;
    private readonly byte[] _rest = new byte[UnitSize];
    private readonly ulong[] _sums = new ulong[4];
    private int _restLength;

    // How much of a part of 1,024 bytes NH has taken.
    private int _position;

    public NhPoly1305(ReadOnlySpan<byte> key)
        : this(key, EvpMac.CreatePoly1305())
    {
    }

    private NhPoly1305(ReadOnlySpan<byte> key, EvpMac poly)
    {
        _key = new KeyBuffer(key);
        _poly = poly;
    }

    public override int Size => 16;

    private ReadOnlySpan<uint> NhKey => MemoryMarshal.Cast<byte, uint>(_key.Span[PolyKeySize..]);

    public override void Start()
    {
        // The second half of libcrypto's key is added at the end: zeros, for Poly1305 without a nonce.
        Span<byte> key = stackalloc byte[2 * PolyKeySize];
        key.Clear();
        _key.Span[..PolyKeySize].CopyTo(key);
        _poly.Start(key);
        CryptographicOperations.ZeroMemory(key);
        _sums.AsSpan().Clear();
        _restLength = _position = 0;
    }

    public override void Append(ReadOnlySpan<byte> data)
    {
        if (_restLength > 0)
        {
            int taken = Math.Min(data.Length, UnitSize - _restLength);
            data[..taken].CopyTo(_rest.AsSpan(_restLength));
            data = data[taken..];
            _restLength += taken;
            if (_restLength < UnitSize)
            {
                return;
            }

            AppendUnits(_rest);
        }

        int whole = data.Length / UnitSize * UnitSize;
        AppendUnits(data[..whole]);
        data[whole..].CopyTo(_rest);
        _restLength = data.Length - whole;
    }

    public override void Finish(Span<byte> digest)
    {
        if (_restLength > 0)
        {
            _rest.AsSpan(_restLength).Clear();
            AppendUnits(_rest);
        }

        if (_position > 0)
        {
            FinishPart();
        }

        _poly.Finish(digest);
    }

    public override void Peek(Span<byte> digest)
    {
        using EngineHash copy = Duplicate();
        copy.Finish(digest);
    }

    public override EngineHash Duplicate()
    {
        var copy = new NhPoly1305(_key.Span, _poly.Duplicate()) { _restLength = _restLength, _position = _position };
        _rest.CopyTo(copy._rest, 0);
        _sums.CopyTo(copy._sums, 0);
        return copy;
    }

    public override void Dispose()
    {
        _key.Dispose();
        _poly.Dispose();
        _rest.AsSpan().Clear();
        _sums.AsSpan().Clear();
    }

    private void AppendUnits(ReadOnlySpan<byte> units)
    {
        while (!units.IsEmpty)
        {
            int length = Math.Min(units.Length, PartSize - _position);
            Hash(NhKey[(_position / sizeof(uint))..], MemoryMarshal.Cast<byte, uint>(units[..length]));
            units = units[length..];
            _position += length;
            if (_position == PartSize)
            {
                FinishPart();
            }
        }
    }

    private void FinishPart()
    {
        Span<byte> hash = stackalloc byte[4 * sizeof(ulong)];
        for (int pass = 0; pass < _sums.Length; pass++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash[(pass * sizeof(ulong))..], _sums[pass]);
        }

        _poly.Append(hash);
        _sums.AsSpan().Clear();
        _position = 0;
    }

    // nh_generic of crypto/nhpoly1305.c: each pass has the key of the one before, four words further on. Sums are modulo 2^32, products have 64 bits.
    private void Hash(ReadOnlySpan<uint> key, ReadOnlySpan<uint> message)
    {
        ulong sum0 = _sums[0], sum1 = _sums[1], sum2 = _sums[2], sum3 = _sums[3];
        for (; message.Length >= WordsOfUnit; message = message[WordsOfUnit..], key = key[WordsOfUnit..])
        {
            uint m0 = message[0], m1 = message[1], m2 = message[2], m3 = message[3];
            sum0 += ((ulong)(m0 + key[0]) * (m2 + key[2])) + ((ulong)(m1 + key[1]) * (m3 + key[3]));
            sum1 += ((ulong)(m0 + key[4]) * (m2 + key[6])) + ((ulong)(m1 + key[5]) * (m3 + key[7]));
            sum2 += ((ulong)(m0 + key[8]) * (m2 + key[10])) + ((ulong)(m1 + key[9]) * (m3 + key[11]));
            sum3 += ((ulong)(m0 + key[12]) * (m2 + key[14])) + ((ulong)(m1 + key[13]) * (m3 + key[15]));
        }

        (_sums[0], _sums[1], _sums[2], _sums[3]) = (sum0, sum1, sum2, sum3);
    }
}
