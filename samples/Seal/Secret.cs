using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Seal;

/// <summary>The bytes of a password or a key file, for as long as they are needed.</summary>
internal sealed class Secret : IDisposable
{
    private const int MinKeyFileSize = 32;
    private const int MaxSize = 4096;
    private const int MaxTyped = MaxSize / 3; // a char is at most 3 bytes of UTF-8
    private const int Slack = 5; // a byte order mark before the password, and CR LF after it

    // Pinned, because the garbage collector leaves a copy behind when it moves an array.
    private readonly byte[] _buffer = GC.AllocateArray<byte>(MaxSize + Slack, pinned: true);
    private Range _range = ..0;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_range);

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public void Dispose() => CryptographicOperations.ZeroMemory(_buffer);

    public void ReadKeyFile(string path)
    {
        Read(path);
        string name = StandardStreams.NameOf(path);
        Require(
            Bytes.Length >= MinKeyFileSize,
            $"{name}: a key file must have {MinKeyFileSize} random bytes or more; make one with head -c {MinKeyFileSize} /dev/urandom");
        Require(Bytes.Length <= MaxSize, $"{name}: a key file must have {MaxSize:N0} bytes or fewer; use another file");
    }

    /// <summary>The password is the first line, without a byte order mark, which an editor may have added.</summary>
    public void ReadPasswordFile(string path)
    {
        Read(path);
        string name = StandardStreams.NameOf(path);
        Require(!IsUtf16(Bytes), $"{name}: the file is UTF-16, but a password must be UTF-8; save it as UTF-8");
        int start = Bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        int end = Bytes.IndexOf((byte)'\n');
        int length = Bytes[start..(end < 0 ? Bytes.Length : end)].TrimEnd((byte)'\r').Length;
        _range = start..(start + length);
        Require(length > 0, $"{name}: the first line must be the password, but it is empty");
        Require(length <= MaxSize, $"{name}: the first line has more than {MaxSize:N0} bytes, which is too long for a password; use another file");
    }

    /// <summary>Asks on the terminal, twice for a new password, because the terminal does not show it.</summary>
    public void Ask(bool isNew)
    {
        Require(!Console.IsInputRedirected, "there is no terminal on which to ask for the password; use --password-file or --key-file");
        Type("Password: ");
        Require(Bytes.Length > 0, "the password is empty; try again");
        if (isNew)
        {
            using var again = new Secret();
            again.Type("Once more: ");
            Require(Bytes.SequenceEqual(again.Bytes), "the two passwords are not the same; try again");
        }
    }

    private static bool IsUtf16(ReadOnlySpan<byte> text) => text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    private void Read(string path)
    {
        using FileStream file = InputFile.Open(path);
        _range = ..file.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
    }

    private void Type(string prompt)
    {
        Span<char> typed = stackalloc char[MaxTyped + 1]; // not a string: strings cannot be cleared
        _ = Console.KeyAvailable; // ends the terminal's echo before the prompt, for users who type quickly
        Console.Error.Write(prompt);
        int count = 0;
        for (ConsoleKeyInfo key; (key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter;)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                count = Math.Max(0, count - 1);
            }
            else if (!char.IsControl(key.KeyChar) && count < typed.Length)
            {
                typed[count++] = key.KeyChar;
            }
        }

        Console.Error.WriteLine();
        _range = ..Encoding.UTF8.GetBytes(typed[..Math.Min(count, MaxTyped)], _buffer);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(typed));
        Require(count <= MaxTyped, $"a typed password can have at most {MaxTyped:N0} characters; use --password-file for a longer one");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new SealException(otherwise);
        }
    }
}
