using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>Closes and opens the addresses of people; a copy of the database opens none.</summary>
internal sealed class NoticeAddress(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Notifications.Address");

    public byte[] Close(string address) => _protector.Protect(Encoding.UTF8.GetBytes(address));

    /// <summary>Null where the ring of keys it was closed with is lost.</summary>
    public string? Open(byte[] closed)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
