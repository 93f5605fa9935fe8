package dev.packlight.protection;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Who hands out keys, by the ids that DASH-IF registers ({@code dashif.org/identifiers/content_protection}). */
public enum KeySystem {
    WIDEVINE("Widevine", "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"),
    PLAYREADY("PlayReady", "9a04f079-9840-4286-ab92-e65be0885f95"),
    COMMON("W3C common", "1077efec-c0b2-4d02-ace3-3c1e52e2fb4b"),
    CLEARKEY("ClearKey", "e2719d58-a985-b3c9-781a-b030af78d30e"),
    FAIRPLAY("FairPlay", "94ce86fb-07ff-4f43-adb8-93d2fa968ca2"),
    MARLIN("Marlin", "5e629af5-38da-4063-8977-97ffbd9902d4"),
    WISEPLAY("WisePlay", "3d5e6d35-9b9a-41e8-b843-dd3c6e72c42c"),
    NAGRA("Nagra", "adb41c24-2dbf-4a6d-958b-4457c0d27b95"),
    VERIMATRIX("Verimatrix VCAS", "9a27dd82-fde2-4725-8cbc-4234aa06ec09"),
    PRIMETIME("Adobe Primetime", "f239e769-efa3-4850-9c16-a903c6932efb"),
    AES_128("AES-128 of Azure", "b47b251a-2409-4b42-958e-08dbae7b4ee9");

    private final String shown;
    private final UUID id;

    KeySystem(String shown, String id) {
        this.shown = shown;
        this.id = UUID.fromString(id);
    }

    /** Its name for people. */
    public String shown() {
        return shown;
    }

    public UUID id() {
        return id;
    }

    public static Optional<KeySystem> of(UUID id) {
        return Arrays.stream(values()).filter(system -> system.id.equals(id)).findFirst();
    }
}
