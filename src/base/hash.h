// One hash for words: 64-bit FNV-1a with a final mix. The same on every machine, since it is written into compiled knowledge.
#ifndef MARSAD_BASE_HASH_H_
#define MARSAD_BASE_HASH_H_

#include <cstdint>
#include <string_view>

namespace marsad {

inline constexpr uint64_t kHashSeed = 1469598103934665603ULL;

inline uint64_t HashByte(uint64_t hash, uint8_t byte) { return (hash ^ byte) * 1099511628211ULL; }

inline uint64_t HashMix(uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

inline uint64_t HashBytes(std::string_view bytes, uint64_t seed = kHashSeed) {
  for (char c : bytes) seed = HashByte(seed, static_cast<uint8_t>(c));
  return HashMix(seed);
}

}  // namespace marsad
#endif  // MARSAD_BASE_HASH_H_
