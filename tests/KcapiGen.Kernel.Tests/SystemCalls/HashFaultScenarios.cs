using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests.SystemCalls;

/// <summary>In the child: hashes during which strace makes system calls fail.</summary>
/// <remarks>The comments count the calls, as the injections of HashFaultTests do: socket, bind, accept4, sendmsg, recvmsg.</remarks>
internal static class HashFaultScenarios
{
    private static readonly byte[] Start = Bytes.Random(100, seed: 1), Text = Bytes.Random(256, seed: 2), Expected = System.Security.Cryptography.SHA256.HashData(Text);

    /// <summary>Each call fails once. A message is forgotten then, and the next one knows nothing of it.</summary>
    public static void Run()
    {
        int descriptors = Resources.OpenSockets.Count();
        var hash = new Sha256();                                                        // 1 1 1 0 0
        FaultScenarios.Say("first", () => Check(hash));                                 // 1 1 1 1 1
        FaultScenarios.Say("sendmsg", () => Check(hash));                               // 1 1 1 2 1
        FaultScenarios.Say("then", () => Check(hash));                                  // 1 1 2 3 2: a new OP
        FaultScenarios.Say("recvmsg", () => Check(hash));                               // 1 1 2 4 3
        FaultScenarios.Say("then", () => Check(hash));                                  // 1 1 3 5 4: a new OP
        FaultScenarios.Say("append", () => hash.AppendData(Start));                     // 1 1 3 6 4
        FaultScenarios.Say("append fails", () => hash.AppendData(Start));               // 1 1 3 7 4
        FaultScenarios.Say("then", () => Check(hash));                                  // 1 1 4 8 5: a new OP
        FaultScenarios.Say("append", () => hash.AppendData(Start));                     // 1 1 4 9 5
        FaultScenarios.Say("current, accept4", () => hash.GetCurrentHash());            // 1 1 5 9 5
        FaultScenarios.Say("then", () => Check(hash));                                  // 1 1 6 10 6: a new OP
        FaultScenarios.Say("append", () => hash.AppendData(Start));                     // 1 1 6 11 6
        FaultScenarios.Say("end fails", () => hash.GetHashAndReset());                  // 1 1 6 11 7
        FaultScenarios.Say("append", () => hash.AppendData(Text));                      // 1 1 7 12 7: a new OP
        FaultScenarios.Say("end", () => Bytes.AssertSame(Expected, hash.GetHashAndReset(), "sha256"));
        hash.Dispose();
        var random = new StdRng();                                                      // 2 2 …
        byte[] memory = Bytes.Random(500, seed: 3);
        FaultScenarios.Say("reseed", () => random.Reseed(Start));
        FaultScenarios.Say("fill", () => random.Fill(memory));
        random.Dispose();
        Console.WriteLine($"descriptors left: {Resources.OpenSockets.Count() - descriptors}");
    }

    private static void Check(Sha256 hash) => Bytes.AssertSame(Expected, hash.ComputeHash(Text), "sha256");
}
