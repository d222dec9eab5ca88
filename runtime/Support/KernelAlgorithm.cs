namespace KcapiGen;

/// <summary>One algorithm that is registered in the running kernel, as <c>/proc/crypto</c> lists it.</summary>
/// <param name="Name">The algorithm, such as <c>gcm(aes)</c>.</param>
/// <param name="Driver">The implementation, such as <c>generic-gcm-aesni</c>.</param>
/// <param name="Type">The kernel's type, such as <c>aead</c>, <c>skcipher</c>, <c>shash</c>.</param>
/// <param name="Priority">Of several drivers of one name the kernel takes the one with the highest priority.</param>
/// <param name="IsInternal">Whether it serves other drivers only and cannot be bound to.</param>
public sealed record KernelAlgorithm(string Name, string Driver, string Type, int Priority, bool IsInternal);
