using System.Text;

namespace KcapiGen.Analyzers.Tests.RandomPrograms;

/// <summary>
/// Writes a method that lends memory of four kinds to two streams, and ends, changes and collects it, in branches and loops, at random.
/// Its conditions are its parameters, so that every way through it can be run, and the same condition may stand in two places.
/// </summary>
internal sealed class ProgramWriter(int seed)
{
    public const int Conditions = 3;

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private int _indent = 1, _names, _budget = 14;
    private bool _inFixed, _inFinally;

    // The conditions that are decided where the writer is, Conditions itself standing for n: nothing is written that can never run.
    private HashSet<int> _decided = [];

    public string Write()
    {
        _text.Append($"public static unsafe void P{seed}(Cipher cipher, bool c0, bool c1, bool c2, int n)\n{{\n");
        Line("byte[] output = new byte[256], f = new byte[64];");
        Line("byte[] a = ArrayPool<byte>.Shared.Rent(64);");
        Line("GCHandle h = GCHandle.Alloc(a, GCHandleType.Pinned);");
        Line("byte* p = (byte*)NativeMemory.Alloc(64);");
        Line(_random.Next(4) == 0 ? "using NativeBuffer b = NativeBuffer.Allocate(64);" : "NativeBuffer b = NativeBuffer.Allocate(64);");
        Line("using CipherStream s = cipher.BeginEncrypt(default);");
        if (_random.Next(3) == 0)
        {
            Line("using CipherStream t = cipher.BeginEncrypt(default);");
        }
        else
        {
            Line("CipherStream t = s;");
        }

        Statements(_random.Next(4, 9), depth: 0);
        if (_random.Next(3) > 0)
        {
            Line("s.Op(output);");
        }

        _text.Append("}\n");
        return _text.ToString();
    }

    private void Statements(int count, int depth)
    {
        for (; count > 0 && _budget > 0; count--, _budget--)
        {
            switch (_random.Next(depth < 3 ? 20 : 13))
            {
                case < 5: Lend(); break;
                case < 8: Line($"{Stream()}.Op(output);"); break;
                case < 10: End(); break;
                case < 12: Change(); break;
                case 12: Line($"{Stream()}.Update(output.AsSpan(0, 8));"); break;
                case < 16: If(depth); break;
                case 16: Loop(depth); break;
                case 17: Fixed(depth); break;
                case 18: TryFinally(depth); break;
                default: Switch(depth); break;
            }
        }
    }

    private string Stream() => _random.Next(4) == 0 ? "t" : "s";

    private string Vector() => _random.Next(_inFixed ? 5 : 3) switch
    {
        0 => "IoVec.FromPointer((void*)h.AddrOfPinnedObject(), 64)",
        1 => "IoVec.FromPointer(p, 64)",
        2 => "b.Vector(0, 64)",
        _ => "IoVec.FromPointer(q, 64)",
    };

    private void Lend()
    {
        string last = _random.Next(8) == 0 ? ", last: true" : "";
        switch (_random.Next(5))
        {
            case 0:
                string name = $"v{_names++}";
                Line($"IoVec {name} = {Vector()};");
                Line($"{Stream()}.Update({name}{last});");
                break;
            case 1:
                Line($"{Stream()}.Update([{Vector()}, {Vector()}]{last});");
                break;
            default:
                Line($"{Stream()}.Update({Vector()}{last});");
                break;
        }
    }

    private void End() => Line(_random.Next(6) switch
    {
        0 => "h.Free();",
        1 => "ArrayPool<byte>.Shared.Return(a);",
        2 => $"byte[] x{_names} = a; ArrayPool<byte>.Shared.Return(x{_names++});",
        3 => "NativeMemory.Free(p);",
        _ => "b.Dispose();",
    });

    private void Change() => Line(_random.Next(6) switch
    {
        0 => "a[3]++;",
        1 => "a.AsSpan(4, 8).Fill((byte)(a[4] + 1));",
        2 => "p[3]++;",
        3 => "b.Span[3]++;",
        4 => $"Span<byte> w{_names} = b.Span; w{_names++}[5]++;",
        _ => "f[3]++;",
    });

    private void If(int depth)
    {
        int[] open = [.. Enumerable.Range(0, Conditions).Except(_decided)];
        if (open.Length == 0)
        {
            return;
        }

        int condition = open[_random.Next(open.Length)];
        _decided.Add(condition);
        bool returns = Block($"if ({(_random.Next(3) == 0 ? "!" : "")}c{condition})", depth, mayReturn: true);
        if (_random.Next(3) == 0)
        {
            Block("else", depth);
        }

        if (!returns)
        {
            _decided.Remove(condition);
        }
    }

    private void Loop(int depth)
    {
        if (!_decided.Add(Conditions))
        {
            return;
        }

        string turn = $"i{_names++}";
        Block($"for (int {turn} = 0; {turn} < n; {turn}++)", depth);
        _decided.Remove(Conditions);
    }

    private void Fixed(int depth)
    {
        if (_inFixed || _inFinally)
        {
            return;
        }

        _inFixed = true;
        Line("fixed (byte* q = f)");
        Line("{");
        _indent++;
        Line("Trace.In();");
        Lend();
        Statements(_random.Next(1, 3), depth + 1);
        Line("Trace.Out();");
        _indent--;
        Line("}");
        _inFixed = false;
    }

    private void TryFinally(int depth)
    {
        Block("try", depth);
        bool outer = _inFinally;
        _inFinally = true;
        Block("finally", depth);
        _inFinally = outer;
    }

    private void Switch(int depth)
    {
        if (!_decided.Add(Conditions))
        {
            return;
        }

        Line("switch (n)");
        Line("{");
        _indent++;
        foreach (string label in new[] { "case 0:", "default:" })
        {
            Line(label);
            _indent++;
            HashSet<int> outer = [.. _decided];
            Statements(_random.Next(1, 3), depth + 1);
            _decided = outer;
            Line("break;");
            _indent--;
        }

        _indent--;
        Line("}");
        _decided.Remove(Conditions);
    }

    /// <returns>Whether it ends in a return.</returns>
    private bool Block(string head, int depth, bool mayReturn = false)
    {
        HashSet<int> outer = _decided;
        _decided = [.. outer];
        Line(head);
        Line("{");
        _indent++;
        Statements(_random.Next(1, 4), depth + 1);
        bool returns = mayReturn && !_inFixed && !_inFinally && _random.Next(5) == 0;
        if (returns)
        {
            Line("return;");
        }

        _indent--;
        Line("}");
        _decided = outer;
        return returns;
    }

    private void Line(string line) => _text.Append(' ', 4 * _indent).Append(line).Append('\n');
}
