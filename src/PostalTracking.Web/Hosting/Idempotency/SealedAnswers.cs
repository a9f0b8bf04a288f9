using Microsoft.AspNetCore.DataProtection;

namespace PostalTracking.Web.Hosting;

/// <summary>Keeps the bodies of answers unreadable to whoever reads the database.</summary>
internal sealed class SealedAnswers(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Hosting.IdempotentAnswers");

    public KeptAnswer Close(KeptAnswer answer) => answer with { Body = _protector.Protect(answer.Body.ToArray()) };

    public KeptAnswer? Open(KeptAnswer? kept) => kept is null ? null : kept with { Body = _protector.Unprotect(kept.Body.ToArray()) };
}
