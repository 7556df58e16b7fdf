#include "base/blob.h"

namespace marsad {
namespace {

constexpr char kMagic[8] = {'M', 'A', 'R', 'S', 'A', 'D', 0, 1};  // the last byte is the version of the layout
constexpr size_t kHeader = sizeof(kMagic) + sizeof(uint64_t) + sizeof(uint64_t);

}  // namespace

BlobWriter::BlobWriter(uint64_t source_hash) {
  bytes_.assign(kMagic, sizeof(kMagic));
  bytes_.append(reinterpret_cast<const char*>(&source_hash), sizeof(source_hash));
  bytes_.append(sizeof(uint64_t), '\0');  // the number of sections, by Finish
}

void BlobWriter::AddSection(size_t element_size, size_t count, const void* data) {
  const uint32_t head[2] = {static_cast<uint32_t>(element_size), static_cast<uint32_t>(count)};
  bytes_.append(reinterpret_cast<const char*>(head), sizeof(head));
  if (count > 0) bytes_.append(static_cast<const char*>(data), element_size * count);
  bytes_.append((8 - bytes_.size() % 8) % 8, '\0');
  ++sections_;
}

std::string BlobWriter::Finish() {
  const uint64_t sections = sections_;
  std::memcpy(bytes_.data() + sizeof(kMagic) + sizeof(uint64_t), &sections, sizeof(sections));
  return std::move(bytes_);
}

BlobReader::BlobReader(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < kHeader || std::memcmp(bytes.data(), kMagic, sizeof(kMagic)) != 0) return;
  std::memcpy(&source_hash_, bytes.data() + sizeof(kMagic), sizeof(source_hash_));
  at_ = kHeader;
  ok_ = true;
}

const void* BlobReader::NextSection(size_t element_size, size_t* count) {
  uint32_t head[2];
  if (!ok_ || bytes_.size() - at_ < sizeof(head)) {
    ok_ = false;
    return nullptr;
  }
  std::memcpy(head, bytes_.data() + at_, sizeof(head));
  at_ += sizeof(head);
  const size_t size = size_t{head[0]} * head[1];
  if (head[0] != element_size || bytes_.size() - at_ < size) {
    ok_ = false;
    return nullptr;
  }
  const void* data = bytes_.data() + at_;
  at_ += size + (8 - size % 8) % 8;
  if (at_ > bytes_.size()) at_ = bytes_.size();
  *count = head[1];
  return data;
}

}  // namespace marsad
