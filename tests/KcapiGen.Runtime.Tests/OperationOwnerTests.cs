using KcapiGen.Operations;

namespace KcapiGen.Runtime.Tests;

/// <summary>An operation is closed once, and only when nobody has it.</summary>
public sealed class OperationOwnerTests
{
    [Fact]
    public void WhatIsDisposedWhileACallerHasItIsClosedWhenItIsGivenBack()
    {
        var operation = new Counted();
        var owner = new OperationOwner<Counted>(operation, "busy", typeof(OperationOwnerTests));
        Assert.Same(operation, owner.Enter());
        Assert.False(owner.Dispose());
        Assert.Equal(0, operation.Closed);
        owner.Exit();
        Assert.Equal(1, operation.Closed);
        Assert.False(owner.Dispose());
        Assert.Equal(1, operation.Closed);
    }

    [Fact]
    public void OneCallerAtATimeHasIt()
    {
        var owner = new OperationOwner<Counted>(new Counted(), "busy", typeof(OperationOwnerTests));
        owner.Enter();
        Assert.Equal("busy", Assert.Throws<InvalidOperationException>(() => owner.Enter()).Message);
        owner.Exit();
        owner.Enter();
        owner.Exit();
        Assert.True(owner.Dispose());
        Assert.Equal(typeof(OperationOwnerTests).FullName, Assert.Throws<ObjectDisposedException>(() => owner.Enter()).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => owner.Share(static operation => operation));
    }

    // On whatever thread: Dispose waits for who shares the operation, and who comes after it gets nothing.
    [Fact]
    public void WhoSharesItFindsItOpen()
    {
        for (int round = 0; round < 500; round++)
        {
            var owner = new OperationOwner<Counted>(new Counted(), "busy", typeof(OperationOwnerTests));
            using var start = new Barrier(3);
            int closedTooEarly = 0;
            var sharers = new Thread[2];
            for (int i = 0; i < sharers.Length; i++)
            {
                sharers[i] = new Thread(() =>
                {
                    start.SignalAndWait(TestContext.Current.CancellationToken);
                    try
                    {
                        for (int k = 0; k < 50; k++)
                        {
                            closedTooEarly += owner.Share(static operation =>
                            {
                                Thread.SpinWait(20);
                                return operation.Closed;
                            });
                        }
                    }
                    catch (ObjectDisposedException)
                    {
                    }
                });
                sharers[i].Start();
            }

            start.SignalAndWait(TestContext.Current.CancellationToken);
            Thread.SpinWait(round * 3);
            owner.Dispose();
            Array.ForEach(sharers, thread => thread.Join());
            Assert.Equal(0, closedTooEarly);
        }
    }

    [Fact]
    public void AnExchangedOperationIsClosedWithItsCompanion()
    {
        Counted first = new(), second = new(), companion = new();
        var owner = new OperationOwner<Counted>(first, "busy", typeof(OperationOwnerTests));
        owner.Enter();
        owner.Companion = companion;
        owner.Exchange(second);
        owner.Exit();
        Assert.Equal((1, 0, 1), (first.Closed, second.Closed, companion.Closed));
        owner.Dispose();
        Assert.Equal((1, 1, 1), (first.Closed, second.Closed, companion.Closed));
    }

    private sealed class Counted : IOperation
    {
        public int Closed { get; private set; }

        public KernelBackend Backend => KernelBackend.InProcess;

        public void Dispose() => Closed++;
    }
}
