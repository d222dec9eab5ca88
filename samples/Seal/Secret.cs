using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Seal;

/// <summary>The bytes of a password or a key file, for as long as they are needed.</summary>
internal sealed class Secret : IDisposable
{
    private const int MinKeyFileSize = 32;
    private const int MaxSize = 4096;

    // Pinned: the garbage collector leaves a copy behind wherever it moves an array.
    private readonly byte[] _buffer = GC.AllocateArray<byte>(MaxSize + 1, pinned: true);
    private int _length;

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    public void Dispose() => CryptographicOperations.ZeroMemory(_buffer);

    public void ReadKeyFile(string path)
    {
        using Stream file = InputFile.Open(path);
        Read(path, file);
        Require(_length >= MinKeyFileSize, $"{path}: a key file has {MinKeyFileSize} random bytes or more; make one with head -c {MinKeyFileSize} /dev/urandom");
    }

    /// <summary>The password is the first line; <c>-</c> is standard input.</summary>
    public void ReadPasswordFile(string path)
    {
        using Stream file = path == "-" ? Console.OpenStandardInput() : InputFile.Open(path);
        Read(path, file);
        int end = Bytes.IndexOf((byte)'\n');
        _length = Bytes[..(end < 0 ? _length : end)].TrimEnd((byte)'\r').Length;
        Require(_length > 0, $"{path}: the first line must be the password, and it is empty");
    }

    /// <summary>Asks on the terminal, for a new password twice, since nobody sees what is typed.</summary>
    public void Ask(bool isNew)
    {
        Require(!Console.IsInputRedirected, "there is no terminal to ask for the password on; use --password-file (- is standard input) or --key-file");
        Type("Password: ");
        Require(_length > 0, "the password is empty; try again");
        if (isNew)
        {
            using var again = new Secret();
            again.Type("Once more: ");
            Require(Bytes.SequenceEqual(again.Bytes), "the two passwords are not the same; try again");
        }
    }

    private void Read(string path, Stream file)
    {
        _length = file.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
        Require(_length <= MaxSize, $"{path}: more than {MaxSize} bytes are no password and no key; name another file");
    }

    private void Type(string prompt)
    {
        Span<char> typed = stackalloc char[MaxSize / 4]; // not a string: strings cannot be cleared
        _ = Console.KeyAvailable; // ends the terminal's echo, before somebody quick answers the prompt
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
        _length = Encoding.UTF8.GetBytes(typed[..count], _buffer);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(typed));
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new SealException(otherwise);
        }
    }
}
