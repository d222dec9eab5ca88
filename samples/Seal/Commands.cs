using System.Diagnostics;
using KcapiGen;

namespace Seal;

/// <summary>The two commands, step by step. Everything that can be checked is checked before Seal asks for a password.</summary>
internal static class Commands
{
    private const string Ending = ".sealed";
    private const UnixFileMode OwnersPart = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111; // without set-user-ID and the like

    public static void Seal(Options options)
    {
        using FileStream input = InputFile.Open(options.File);
        using Output output = Output.To(options.Output ?? WithEnding(options.File), options.Force);
        Header header = Header.Create(options.KeyFile is null ? options.Iterations : 0);
        using Gcm cipher = OpenCipher(options, header, isNew: true);

        Run(
            options, input, output, ModeOf(options, input) & Permissions, cipher,
            (stream, progress, cancellationToken) => Sealer.Seal(input, stream, header, cipher, progress, cancellationToken));
    }

    public static void Open(Options options)
    {
        using FileStream input = InputFile.Open(options.File);
        using Output output = options.Verify ? StreamOutput.Nowhere() : Output.To(options.Output ?? WithoutEnding(options.File), options.Force);
        Header header = Header.Read(input);
        if (header.IsForPassword != options.KeyFile is null)
        {
            throw new InvalidDataException(header.IsForPassword ? "it was sealed with a password; leave out --key-file" : "it was sealed with a key file; name it with --key-file");
        }

        using Gcm cipher = OpenCipher(options, header, isNew: false);

        // No wider than those of the sealed file, and only for the owner, because the content was worth sealing.
        Run(
            options, input, output, ModeOf(options, input) & OwnersPart, cipher,
            (stream, progress, cancellationToken) => Opener.Open(input, stream, header, cipher, progress, cancellationToken));
    }

    // The permissions of a pipe or a device say nothing about its content.
    private static UnixFileMode ModeOf(Options options, FileStream input)
        => FileSystem.KindOf(options.File) == FileKind.Regular ? File.GetUnixFileMode(input.SafeFileHandle) : UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static Gcm OpenCipher(Options options, Header header, bool isNew)
    {
        using var secret = new Secret();
        if (options.KeyFile is not null)
        {
            secret.ReadKeyFile(options.KeyFile);
        }
        else if (options.PasswordFile is not null)
        {
            secret.ReadPasswordFile(options.PasswordFile);
        }
        else if (options.File == StandardStreams.Path)
        {
            throw new SealException("standard input is the file, so Seal cannot ask for a password; use --password-file or --key-file");
        }
        else
        {
            secret.Ask(isNew);
        }

        return FileKey.OpenCipher(secret, header);
    }

    private static void Run(Options options, FileStream input, Output output, UnixFileMode mode, Gcm cipher, Func<Stream, IProgress<long>?, CancellationToken, Task> work)
    {
        var clock = Stopwatch.StartNew();
        using var interruption = new Interruption();
        Stream stream = output.Create();
        ProgressBar.Show(Path.GetFileName(options.Name), input, progress => interruption.Run(cancellationToken => work(stream, progress, cancellationToken)));
        output.Commit(mode);
        if (options.Verbose)
        {
            Console.Error.WriteLine($"seal: {options.Name}: done in {clock.Elapsed.TotalSeconds:0.00} s with {Gcm.AlgorithmName}, {WhoDidIt(cipher)}");
        }
    }

    private static string WhoDidIt(Gcm cipher)
    {
        if (cipher.Backend != KernelBackend.Kernel)
        {
            return "in process";
        }

        // The kernel uses the driver with the highest priority.
        KernelAlgorithm? driver = KernelCrypto.Algorithms.Where(a => a.Name == Gcm.AlgorithmName && !a.IsInternal).MaxBy(a => a.Priority);
        return $"by the kernel, driver {driver?.Driver ?? "unknown"}";
    }

    private static string WithEnding(string file) => file == StandardStreams.Path ? file : file + Ending;

    private static string WithoutEnding(string file)
        => file == StandardStreams.Path ? file
            : file.EndsWith(Ending, StringComparison.Ordinal) && Path.GetFileName(file) != Ending ? file[..^Ending.Length]
            : throw new SealException($"{file}: the name does not end with {Ending}; name the output with -o");
}
