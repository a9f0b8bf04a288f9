using System.Security.Cryptography;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Claims;

/// <summary>A test in which the opening of a box is filmed.</summary>
public abstract class FilmTest(House house, CameraBrowser camera) : BrowserTest(house)
{
    // Tells the test what the camera gave, piece by piece, so that it can be compared with what lies on the server.
    private const string TellParts =
        """
        addEventListener('DOMContentLoaded', () => {
            const start = MediaRecorder.prototype.start;
            MediaRecorder.prototype.start = function (...slice) {
                this.addEventListener('dataavailable', async ({ data }) => {
                    const bytes = new Uint8Array(await data.arrayBuffer());
                    let text = '';
                    for (let i = 0; i < bytes.length; i += 8192) {
                        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
                    }

                    window.tellPart(btoa(text));
                });
                start.apply(this, slice);
            };
        });
        """;

    private protected CameraBrowser Camera => camera;

    private protected async Task<(Visitor Visitor, List<byte[]> Filmed)> ComeAsync(ClaimOfBuyer claim)
    {
        var visitor = await VisitAsync(
            new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 390, Height = 844 } }, camera.Allowing);
        List<byte[]> filmed = [];
        await visitor.Context.ExposeFunctionAsync("tellPart", (string part) => filmed.Add(Convert.FromBase64String(part)));
        await visitor.Context.AddInitScriptAsync(TellParts);
        await claim.EnterAsync(visitor, "film");
        return (visitor, filmed);
    }

    private protected static async Task StartAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Включить камеру" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Начать съёмку" }).ClickAsync();
    }

    private protected static async Task ArrivedAsync(ClaimOfBuyer claim, List<byte[]> filmed)
    {
        var (evidence, upload) = Assert.Single(await claim.FilesAsync());
        Assert.True(evidence.IsRecorded);
        Assert.Equal(filmed.Sum(part => part.Length), evidence.Size);
        Assert.Equal(upload.Length, upload.Received);
        Assert.Equal(
            SHA256.HashData(filmed.SelectMany(part => part).ToArray()), SHA256.HashData(await claim.BytesAsync(upload)));
    }
}
